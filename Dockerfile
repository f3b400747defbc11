# One file for every image of the suite.
#   docker build --build-arg MODULE=contact-service -t scrm/contact-service:0.1.0 .     a service
#   docker build --target tools -t scrm/quickstart:0.1.0 .                              jobs, and the simulator
#
# For a release give both bases by digest: --build-arg JDK_IMAGE=eclipse-temurin:25-jdk@sha256:…
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

# All modules in one build, so that the images share its layers.
FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true

# The executable jar as an application and its libraries: the latter change rarely and make a layer of their own.
FROM build AS unpack-tools
RUN java -Djarmode=tools -jar quickstart/target/quickstart-*-exec.jar \
    extract --destination /unpacked --application-filename app.jar

FROM build AS unpack-service
ARG MODULE
RUN test -n "${MODULE}" || { echo "Expected --build-arg MODULE=<module>" >&2; exit 1; }
RUN java -Djarmode=tools -jar "${MODULE}"/target/"${MODULE}"-*-exec.jar \
    extract --destination /unpacked --application-filename app.jar

FROM ${JRE_IMAGE} AS runtime
# Every flag of the JVM is here and nowhere else: the cache of classes below is refused when flags differ between the run
# that made it and the run that uses it. Half of the memory limit is for the heap; threads, classes, buffers and Kafka
# Streams' stores need the rest.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    MALLOC_ARENA_MAX=2 \
    LANG=C.UTF-8
# A new volume takes over the owner of the directory it is mounted on.
RUN install -d -o 10001 -g 10001 /var/lib/scrm/state /var/lib/scrm/suite /var/lib/scrm/simulator
WORKDIR /app

FROM runtime AS tools
COPY --from=unpack-tools /unpacked/lib lib
COPY --from=unpack-tools /unpacked/app.jar app.jar
USER 10001:10001
# The class to run is the command, such as dev.scrm.quickstart.container.TopicsJob.
ENTRYPOINT ["java", "-cp", "/app/app.jar"]

FROM runtime AS service
COPY --from=unpack-service /unpacked/lib lib
COPY --from=unpack-service /unpacked/app.jar app.jar
# A start that ends when the service would begin to work, against servers that live as long as this line: it leaves the
# cache of loaded and linked classes (JEP 483, 514) with which a start takes half the time.
RUN --mount=type=bind,from=tools,source=/app,target=/tools \
    --mount=type=bind,source=docker/train,target=/usr/local/bin/train \
    bash /usr/local/bin/train /tools/app.jar /app/app.jar
ENV JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS} -XX:AOTCache=/app/app.aot"
USER 10001:10001
# SERVER_PORT is always given; the shell asks for readiness so that the image needs no curl.
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT} && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "/app/app.jar"]
