package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;

/** What a newcomer sees when the suite is up: where everything is and three things to try. */
record Signpost(Suite suite, PrintStream out) {

    void show() {
        var environment = suite.environment();
        out.println("""
                  wecom-gateway      %s
                  contact-service    %s
                  ticket-service     %s
                  journey-service    %s
                  analytics-service  %s
                  WeCom simulator    %s
                  Kafka              %s
                  MongoDB            %s

                Addresses, credentials and an admin's token: .scrm/env. Not for production: one node, demo keys.

                Three things to try:
                  1. Watch one scan run through every service:
                       ./scrm demo
                  2. Be a customer who scans the poster's code, then look at the contact:
                       . .scrm/env; curl -s $SIMULATOR_URL/sim/v1/scans -H 'Content-Type: application/json' \\
                         -d '{"contactWayState":"poster-17","userId":"lin.wei","customer":{"name":"王芳"}}'
                       curl -s "$CONTACT_URL/api/v1/contacts?limit=5" -H "Authorization: Bearer $ADMIN_TOKEN"
                  3. Look at the figures of this hour:
                       . .scrm/env; curl -s "$ANALYTICS_URL/api/v1/metrics" -H "Authorization: Bearer $ADMIN_TOKEN"

                ./scrm status shows what runs, ./scrm logs NAME what it says, ./scrm down ends it (the state stays).""".formatted(
                        environment.get("GATEWAY_URL"),
                        environment.get("CONTACT_URL"),
                        environment.get("TICKET_URL"),
                        environment.get("JOURNEY_URL"),
                        environment.get("ANALYTICS_URL"),
                        environment.get("SIMULATOR_URL"),
                        environment.get("KAFKA_BOOTSTRAP"),
                        environment.get("MONGODB_URI")));
    }
}
