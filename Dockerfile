# syntax=docker/dockerfile:1

# --- Build the application with the project's own wrapper -------------------------------------------------------------
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY frontend frontend
COPY src src
# The tests run in CI on the same commit; here only the package is made.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -Dmaven.test.skip package
# Layers from the rarely changing to the often changing, so that a new version is a small download.
RUN java -Djarmode=tools -jar target/storycore-studio.jar extract --layers --destination layers

# --- What runs: a JRE, the layers, a user without rights --------------------------------------------------------------
FROM eclipse-temurin:25-jre AS runtime
RUN groupadd --system --gid 10001 storycore \
    && useradd --system --uid 10001 --gid storycore --home-dir /app --shell /usr/sbin/nologin storycore \
    && mkdir /app /data && chown storycore:storycore /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Training and running must agree on these, or the JVM sets the ahead-of-time cache aside.
RUN printf '%s\n' -XX:+UseG1GC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError > jvm.options

# --- Train: start once on an empty store, answer a few pages, stop politely; the JVM then writes the cache ------------
FROM runtime AS training
RUN bash -eu <<'TRAIN'
    export STORYCORE_DATA_DIR=/tmp/training STORYCORE_ADMIN_PASSWORD=for-this-training-run-only
    java @jvm.options -XX:AOTCacheOutput=/tmp/storycore.aot -jar storycore-studio.jar &
    application=$!
    get() (
        exec 3<>/dev/tcp/127.0.0.1/8080
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
        cat <&3
    )
    for attempt in {1..120}; do
        get /actuator/health/liveness 2>/dev/null | grep -q '"status":"UP"' && break
        sleep 0.5
    done
    for page in / /login /projects /app/storycore.css; do
        get "$page" >/dev/null
    done
    kill -TERM "$application"
    wait "$application" || true
    test -s /tmp/storycore.aot
TRAIN

# --- The image --------------------------------------------------------------------------------------------------------
FROM runtime
COPY --from=training /tmp/storycore.aot ./
ENV STORYCORE_DATA_DIR=/data
USER storycore
VOLUME /data
EXPOSE 8080
# The image has no curl, bash can ask as well. Liveness only: a database that is away is no reason to restart.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
# Exec form: the JVM is process 1, receives SIGTERM itself and saves what is unsaved before it ends.
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/storycore.aot", "-jar", "/app/storycore-studio.jar"]
