# Built from the sources; what the tests need is not part of the image.
FROM node:22-slim AS npm
WORKDIR /npm
COPY src/main/npm/package.json src/main/npm/package-lock.json src/main/npm/.npmrc ./
RUN npm ci

FROM maven:3.8-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
# a layer of its own: it stays valid until the pom changes
RUN mvn -B -ntp -Dmaven.test.skip=true dependency:go-offline
COPY bpmn bpmn
COPY forms forms
COPY src/main src/main
# where the build looks for it: with this in place it needs no npm
COPY --from=npm /npm target/npm
RUN mvn -B -ntp -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/vorhabenpfad-0.1.0-SNAPSHOT.jar extract --layers --destination layers --application-filename vorhabenpfad.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --user-group --no-create-home --shell /usr/sbin/nologin vorhabenpfad \
 && mkdir /app /data \
 && chown vorhabenpfad:vorhabenpfad /data \
 && printf '%s\n' '#!/bin/bash' \
      'exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1' \
      'printf "GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3' \
      'grep -q "\"status\":\"UP\"" <&3' > /app/healthy \
 && chmod 755 /app/healthy
WORKDIR /app
# from what changes least to what changes most
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER vorhabenpfad
# used by the embedded database only, that is, without SPRING_DATASOURCE_URL
ENV VORHABENPFAD_DATA_DIR=/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 CMD ["/app/healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "vorhabenpfad.jar"]
