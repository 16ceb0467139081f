// Paths: /phone, /phone/P01, /phone/P01/ecode.png, ecode.txt, paycode.png, paycode.txt, esscard.png;
// `?age_s=600` gives a code that was issued so long ago.
#include "services/hospital/phone/phone.h"

#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/phone/codes.h"
#include "services/hospital/phone/qr.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view style = R"css(
:root{--ink:#10243e;--soft:#5b6b80;--card:#fff;--blue:#1668dc;--green:#12a150}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 "Noto Sans CJK SC","PingFang SC",system-ui,sans-serif;
background:linear-gradient(160deg,#dfeafb,#eef7f1);color:var(--ink);min-height:100vh;display:flex;
justify-content:center;padding:24px}
.phone{width:400px;max-width:100%;background:#f6f8fb;border-radius:40px;padding:28px 20px;
box-shadow:0 24px 60px rgba(16,36,62,.22),inset 0 0 0 8px #16202e}
h1{font-size:22px;margin:8px 12px 0}p{margin:2px 12px 14px;color:var(--soft);font-size:14px}
.card{background:var(--card);border-radius:24px;padding:18px;margin:14px 6px;text-align:center;
box-shadow:0 6px 18px rgba(16,36,62,.08);border-top:6px solid var(--blue)}
.card.pay{border-color:var(--green)}.card h2{margin:0;font-size:19px}.card small{color:var(--soft)}
.card img{width:236px;height:236px;image-rendering:pixelated;display:block;margin:8px auto}
.bar{height:6px;border-radius:3px;background:#e4eaf2;overflow:hidden;margin:6px 24px}
.bar i{display:block;height:100%;background:currentColor;color:var(--blue);transition:width 1s linear}
.pay .bar i{color:var(--green)}code{font-size:12px;color:var(--soft);letter-spacing:.5px;word-break:break-all}
a{color:var(--blue);text-decoration:none}li{margin:8px 0}
)css";

// The codes change by themselves: the pictures are fetched again before they get old.
constexpr std::string_view script = R"js(
async function renew(){for(const kind of ["ecode","paycode"]){
 const text=document.getElementById(kind+"-text");if(!text)continue;
 text.textContent=await (await fetch(base+"/"+kind+".txt",{cache:"no-store"})).text();
 document.getElementById(kind).src=base+"/"+kind+".png?"+Date.now();}
 left=20}
let left=20;setInterval(()=>{left--;
document.querySelectorAll(".bar i").forEach(b=>b.style.width=(left*5)+"%");
 if(left<=0)renew()},1000);
)js";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

std::string page(std::string_view title, std::string_view body) {
    return fmt::format(
        "<!doctype html><html lang=zh><meta charset=utf-8><meta name=viewport "
        "content=\"width=device-width\"><title>{}</title><style>{}</style><div class=phone>{}</div></html>",
        title, style, body);
}

std::string code_card(const char* kind, const char* css, const char* zh, const char* en,
                      const std::string& base, const std::string& text) {
    return fmt::format(
        "<div class=\"card {}\"><h2>{}</h2><small>{}</small><img id={} src=\"{}/{}.png\" alt=\"{}\">"
        "<div class=bar><i style=\"width:100%\"></i></div><code id={}-text>{}</code></div>",
        css, zh, en, kind, base, kind, en, kind, text);
}

Reply html(std::string body, int status = 200) {
    Reply reply;
    reply.status = status;
    reply.content_type = "text/html;charset=utf-8";
    reply.headers["Cache-Control"] = "no-store";
    reply.body = std::move(body);
    return reply;
}

Reply list_page(const World& world) {
    std::string rows;
    for (const auto& person : world.people.all())
        if (person.phone)
            rows += fmt::format("<li><a href=\"/phone/{0}\"><b>{0}</b> {1}</a><br><small>{2}<br>{3}</small>",
                                person.id, escaped(person.name), escaped(person.description.zh),
                                escaped(person.description.en));
    return html(page("手机 · Phones",
                     "<h1>样例患者的手机</h1><p>Phones of the invented patients</p><ul>" + rows + "</ul>"));
}

Reply phone_page(World& world, const Person& person) {
    const auto base = "/phone/" + person.id;
    std::string body = fmt::format("<h1>{}</h1><p>{} · {}<br>{}</p>", escaped(person.name), person.id,
                                   escaped(person.description.zh), escaped(person.description.en));
    if (person.coverage.empty() || !person.activated)
        body += fmt::format(
            "<div class=card><h2>医保电子凭证</h2><small>Medical insurance e-code</small><p>{}</p></div>",
            person.coverage.empty() ? "未参保 · not insured" : "未激活 · not activated");
    else
        body += code_card("ecode", "", "医保码", "Medical insurance e-code", base,
                          show_code(world, CodeKind::e_code, person).text);
    body += code_card("paycode", "pay", "付款码", "Payment code", base,
                      show_code(world, CodeKind::payment, person).text);
    body += fmt::format("<script>const base=\"{}\";{}</script>", base, script);
    return html(page(escaped(person.name), body));
}

Reply code_reply(World& world, const Person& person, const std::string& file, const Request& request) {
    const auto dot = file.find('.');
    const auto kind = file.substr(0, dot);
    const auto form = dot == std::string::npos ? "" : file.substr(dot + 1);
    if ((kind != "ecode" && kind != "paycode" && kind != "esscard") || (form != "png" && form != "txt"))
        return html("not found", 404);
    const auto age = request.query.find("age_s");
    const auto age_ms = age == request.query.end() ? 0 : std::atoll(age->second.c_str()) * 1000;
    const auto what = kind == "ecode"     ? CodeKind::e_code
                      : kind == "esscard" ? CodeKind::electronic_card
                                          : CodeKind::payment;
    const auto code = show_code(world, what, person, age_ms);
    Reply reply;
    reply.headers["Cache-Control"] = "no-store";
    reply.content_type = form == "png" ? "image/png" : "text/plain;charset=utf-8";
    reply.body = form == "png" ? qr_png(code.text) : code.text;
    return reply;
}

}  // namespace

bool is_phone(std::string_view path) { return path == "/phone" || path.starts_with("/phone/"); }

Reply phone(World& world, const Request& request) {
    if (request.path == "/phone" || request.path == "/phone/") return list_page(world);
    const auto rest = request.path.substr(std::string_view{"/phone/"}.size());
    // Codes printed on paper: visit cards, bookings, and whatever else somebody holds before a scanner.
    if (rest == "qr.png") {
        const auto text = request.query.find("text");
        Reply reply;
        reply.content_type = "image/png";
        reply.body = qr_png(text == request.query.end() ? "" : text->second);
        return reply;
    }
    const auto slash = rest.find('/');
    const auto* person = world.people.by_id(rest.substr(0, slash));
    if (person == nullptr) return html("no such patient", 404);
    if (!person->phone) return html("this patient has no phone", 404);
    if (slash == std::string::npos) return phone_page(world, *person);
    return code_reply(world, *person, rest.substr(slash + 1), request);
}

}  // namespace kiosk::hospital
