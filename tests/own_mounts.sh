# Sourced at the beginning of a script: starts that script again, with the same arguments, in a mount namespace of its own,
# so that a small disk that it mounts is nobody else's. Where none can be made the test is skipped (77).
if [ "${DISK_STAGE:-}" = "" ]; then
  DISK_STAGE=inside
  export DISK_STAGE
  user=""
  unshare -m true 2>/dev/null || user="-r"
  # shellcheck disable=SC2086
  if ! unshare $user -m true 2>/dev/null; then echo "no mount namespace here"; exit 77; fi
  # shellcheck disable=SC2086
  exec unshare $user -m --propagation private "$0" "$@"
fi
