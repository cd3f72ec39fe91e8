FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/referral
COPY requirements.lock .
RUN /opt/referral/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY core core
COPY slackbot slackbot
COPY teamsbot teamsbot
RUN /opt/referral/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 referral && mkdir /data && chown referral /data
COPY --from=build /opt/referral /opt/referral
USER referral
ENV PATH=/opt/referral/bin:$PATH REFERRAL_HOST=0.0.0.0 REFERRAL_DATA_DIR=/data REFERRAL_LOG=json PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:3000/healthz', timeout=3)"
CMD ["referral", "serve"]
