# syntax=docker/dockerfile:1
# Builds the node and ships it on Java 25, with an AOT cache, as an ordinary user.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
# Tests, format and style have their own command (README); an image build only packages.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q package -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip \
 && java -Djarmode=tools -jar target/syncline-*.jar extract --destination /app \
 && mv /app/syncline-*.jar /app/syncline.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/syncline --create-home syncline \
 && install -d -o syncline -g syncline -m 700 /var/lib/syncline/data
WORKDIR /app
COPY --from=build /app /app
# A start that only trains: what it loads is kept in the AOT cache, its database is thrown away.
RUN java -XX:AOTCacheOutput=/app/syncline.aot -XX:+UseSerialGC -Dspring.context.exit=onRefresh -jar /app/syncline.jar \
      --syncline.data=/app/training > /dev/null && rm -rf /app/training
USER syncline
ENV SYNCLINE_DATA=/var/lib/syncline/data
VOLUME /var/lib/syncline/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
# Where the cache does not fit the machine Java says so many times and does without it; the start is only slower.
ENTRYPOINT ["java", "-XX:AOTCache=/app/syncline.aot", "-Xlog:aot*=error", "-XX:+UseSerialGC", "-Xms64m", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/syncline.jar"]
