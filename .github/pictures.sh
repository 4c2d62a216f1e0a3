#!/usr/bin/env bash
# Takes the pictures of the README, and those of input/about.md: Chromium looks at this site as it is now.
set -euo pipefail
cd "$(dirname "$0")/.."
port=5098
site=$(mktemp -d)
dotnet run -- build --url "http://localhost:$port/" --output "$site"
python3 -m http.server "$port" --directory "$site" >/dev/null 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$site"' EXIT
until (: <>"/dev/tcp/localhost/$port") 2>/dev/null; do sleep 0.2; done

# Where, what, how wide and high in CSS pixels, and light or dark (1 or 0).
take() {
  rm -f ".github/$1.png"
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-background-networking --hide-scrollbars --virtual-time-budget=5000 \
    --force-device-scale-factor="$6" --window-size="$3,$4" --blink-settings=preferredColorScheme="$5" \
    --screenshot="$PWD/.github/$1.png" "http://localhost:$port$2" >/dev/null 2>&1
  [ -s ".github/$1.png" ] || { echo "error: no picture of $2" >&2; exit 1; }
}
take home / 1200 820 1 1
take article /posts/state-space-models/ 1200 1500 0 1
take phone /posts/linear-attention/ 400 1100 1 1.5
take phone-dark /posts/efficientnet/ 400 1100 0 1.5
mkdir -p input/pictures
cp .github/home.png .github/article.png input/pictures/
