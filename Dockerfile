# Serves the segmenter that comes with Areogan, or others:
#
#   docker build -t areogan .
#   docker run --rm -p 127.0.0.1:8080:8080 --memory 4g areogan
#   docker run --rm -p 8080:8080 --memory 4g -v "$PWD/models:/models:ro" areogan serve --host 0.0.0.0 --model /models/mars.areogan
#
# docs/serving.md tells the rest.
FROM debian:12-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl openjdk-17-jdk-headless unzip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN ./mvnw -B -q -DskipTests -Dspark=false package

FROM debian:12-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/cache/areogan areogan
COPY --from=build /source/src/target/cpu/ /opt/areogan/
USER 10001
# Native libraries are unpacked here at the first start.
ENV JAVA_TOOL_OPTIONS="-Dorg.bytedeco.javacpp.cachedir=/var/cache/areogan"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:8080/healthz"]
# As the launcher has it: a heap of up to 30 % of the container's memory that stays small, native arrays of twice that; the limits of serve bound the rest.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=30", "-XX:+UseSerialGC", "-Xms128m", "-XX:NewSize=64m", "-XX:MaxNewSize=64m", \
    "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-Dorg.bytedeco.javacpp.maxBytes=200%", \
    "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "-Djava.awt.headless=true", "-jar", "/opt/areogan/areogan.jar"]
CMD ["serve", "--host", "0.0.0.0"]
