# Sourced by mvnw before anything else: leaves JAVA_HOME set to a JDK of at least the version below, or stops.
#
# Many machines have an older java on the PATH and a newer JDK installed beside it, so this looks where JDKs usually
# live. A JAVA_HOME that is good enough is kept as it is; any other choice is said on standard error.
# Plain POSIX sh: it runs under dash, bash, BusyBox and the macOS sh. Sourced from mvnw, hence the prefix of the names.

_jdk_needed=25

# Prints the feature version ("25") of the JDK in folder $1, nothing if there is no complete JDK.
_jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    _jdk_v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  else
    _jdk_v=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  fi
  printf '%s' "$_jdk_v"
}

# Notes folder $1 in _jdk_found: exactly the needed version wins at once, a later one is kept in case none comes.
_jdk_consider() {
  [ "${_jdk_exact-}" != yes ] || return 0
  _jdk_this=$(_jdk_version "$1")
  if [ "${_jdk_this:-0}" -eq "$_jdk_needed" ]; then
    _jdk_found=$1 _jdk_exact=yes
  elif [ "${_jdk_this:-0}" -gt "$_jdk_needed" ] && [ -z "$_jdk_found" ]; then
    _jdk_found=$1
  fi
}

_jdk_found=''
_jdk_given=${JAVA_HOME-}
case "$(uname)" in
CYGWIN* | MINGW*) [ -z "$_jdk_given" ] || _jdk_given=$(cygpath --unix "$_jdk_given") ;;
esac
_jdk_given_version=$(_jdk_version "${_jdk_given:-/nowhere}")

if [ "${_jdk_given_version:-0}" -lt "$_jdk_needed" ]; then
  # The java on the PATH knows where it lives; following links would not work for the macOS stub.
  if command -v java >/dev/null 2>&1; then
    _jdk_consider "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')"
  fi
  if [ -x /usr/libexec/java_home ]; then
    _jdk_consider "$(/usr/libexec/java_home -v "$_jdk_needed" 2>/dev/null || :)"
  fi
  for _jdk_dir in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/jvm/* \
    "${SDKMAN_CANDIDATES_DIR:-${SDKMAN_DIR:-$HOME/.sdkman}/candidates}"/java/* \
    "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    _jdk_consider "$_jdk_dir"
  done

  if [ -z "$_jdk_found" ]; then
    echo "mvnw: JDK $_jdk_needed or later is needed and none was found: install one, or set JAVA_HOME to its folder." >&2
    exit 1
  fi
  echo "mvnw: using the JDK in $_jdk_found (JAVA_HOME was ${_jdk_given:-not set})" >&2
  JAVA_HOME=$_jdk_found
  export JAVA_HOME
fi

# The wrapper's pinned checksum is that of the .zip; without unzip it would fetch the .tar.gz instead and refuse it.
# The JDK can unpack as well. Called by mvnw as: unzip -q FILE -d FOLDER
if ! command -v unzip >/dev/null 2>&1; then
  unzip() {
    while [ $# -gt 0 ]; do
      case "$1" in
      -d) _unzip_to=$2 && shift ;;
      -*) ;;
      *) _unzip_file=$1 ;;
      esac
      shift
    done
    # jar does not restore permissions, so the launcher is made executable by hand (mvnw itself runs without globbing).
    (cd "$_unzip_to" && "$JAVA_HOME/bin/jar" --extract --file "$_unzip_file" && find . -path '*/bin/mvn*' -exec chmod +x {} +)
  }
fi
