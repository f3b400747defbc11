package dev.scrm.simulator;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.server.CallLog;
import dev.scrm.simulator.server.Faults;
import dev.scrm.simulator.server.Limits;
import dev.scrm.simulator.server.ServerApi;
import dev.scrm.simulator.world.World;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The web application. What it is configured by is listed, not found: the simulator also runs inside other programs, whose
 * class path and properties must not change it.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = {"dev.scrm.simulator.server", "dev.scrm.simulator.control"})
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
class SimulatorConfiguration {

    @Bean
    Deliveries deliveries(World world) {
        return new Deliveries(world);
    }

    @Bean
    CallLog callLog(SimulatorSettings settings) {
        return new CallLog(settings);
    }

    @Bean
    Faults faults(World world) {
        return new Faults(world);
    }

    @Bean
    Announcements announcements(World world, Deliveries deliveries) {
        return new Announcements(world, deliveries);
    }

    @Bean
    Limits limits(World world) {
        return new Limits(world);
    }

    @Bean
    ServerApi serverApi(World world, Faults faults, Limits limits, CallLog log) {
        return new ServerApi(world, faults, limits, log);
    }
}
