package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.staff.Colleagues;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers of all features ask for the {@link Viewer}. */
@Configuration(proxyBeanMethods = false)
class ViewerConfiguration implements WebMvcConfigurer {
    private final Colleagues colleagues;

    ViewerConfiguration(Colleagues colleagues) {
        this.colleagues = colleagues;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument(colleagues));
    }
}
