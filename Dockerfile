# ITA Dash for many people of one office. Build: docker build -t ita-dash .   How to run it: docs/how-to/serve.md
FROM python:3.11.14-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app

# The packages change seldom: they are a layer of their own.
COPY requirements.txt requirements-hosted.txt ./
RUN python -m pip install -r requirements-hosted.txt

COPY app.py LICENSE README.md CHANGELOG.md ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY data/ data/
COPY docs/ docs/
COPY fonts/ fonts/
COPY itadash/ itadash/
COPY pages/ pages/
COPY static/ static/

# The program belongs to root and is only read; the person's work is the only thing that is written.
RUN python -m compileall -q app.py itadash pages \
    && groupadd --gid 10001 ita \
    && useradd --uid 10001 --gid ita --home-dir /data --no-create-home --shell /usr/sbin/nologin ita \
    && install --directory --owner=ita --group=ita --mode=0700 /data

ENV ITADASH_DATA=/data \
    HOME=/data
VOLUME ["/data"]
USER 10001:10001
EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["python", "-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
