package dev.scrm.platform.web.problem;

import com.mongodb.MongoException;
import dev.scrm.platform.web.UploadPath;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the problem details into every layer of a service. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
class ProblemAutoConfiguration {
    /** Right after Spring Security's filter (-100): who may not call is told so before the size is looked at. */
    private static final int AFTER_SECURITY = -90;

    @Bean
    ProblemAdvice problemAdvice(WebSettings settings) {
        return new ProblemAdvice(new BodyProblems(settings.maxBody().toBytes()));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoException.class)
    static class WithMongo {
        @Bean
        StoreAwayAdvice storeAwayAdvice() {
            return new StoreAwayAdvice();
        }
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    /** Before the size is looked at, since that is another for forms with files. */
    @Bean
    FilterRegistrationBean<UploadFilter> uploadFilter(ObjectProvider<UploadPath> paths, WebSettings settings) {
        var registration = new FilterRegistrationBean<>(
                new UploadFilter(paths.orderedStream().toList(), settings.uploadsAtOnce()));
        registration.setOrder(AFTER_SECURITY - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebSettings settings) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(
                settings.maxBody().toBytes(), settings.maxUpload().toBytes()));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper shared) {
        return new StrictJson(shared);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValve() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
    }
}
