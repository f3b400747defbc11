package dev.scrm.gateway.callbacks.servlet;

import dev.scrm.gateway.callbacks.AcceptCallback;
import dev.scrm.gateway.callbacks.CallbackCounts;
import dev.scrm.gateway.callbacks.CallbackSettings;
import dev.scrm.gateway.callbacks.CallbackTally;
import dev.scrm.gateway.callbacks.EchoCallback;
import dev.scrm.gateway.corps.Corps;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the callback servlet on the service's port, in a web application of its own: no filter of the other one touches
 * a callback, be it security, observation or encoding. It proves itself by its signature, not by a token.
 */
@Configuration(proxyBeanMethods = false)
class CallbackWebConfiguration {
    /**
     * At this moment Tomcat runs already but does not listen yet, so no callback can come before its servlet. The servlet
     * is no bean: Spring Boot would add it to the other web application.
     */
    @Bean
    SmartInitializingSingleton callbackWebApplication(
            ServletWebServerApplicationContext spring,
            Corps corps,
            AcceptCallback acceptCallback,
            EchoCallback echoCallback,
            CallbackCounts counts,
            CallbackTally tally,
            CallbackSettings settings) {
        int maxBody = (int) settings.maxBody().toBytes();
        return () -> {
            if (spring.getWebServer() instanceof TomcatWebServer server) {
                addTo(
                        server.getTomcat(),
                        new CallbackServlet(corps, acceptCallback, echoCallback, counts, tally, maxBody));
            }
        };
    }

    private static void addTo(Tomcat tomcat, CallbackServlet servlet) {
        var web = tomcat.addContext("/wecom", null);
        Tomcat.addServlet(web, "callback", servlet);
        web.addServletMappingDecoded("/callback/*", "callback");
    }
}
