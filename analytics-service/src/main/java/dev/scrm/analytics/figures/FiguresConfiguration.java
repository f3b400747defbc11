package dev.scrm.analytics.figures;

import com.mongodb.client.MongoDatabase;
import dev.scrm.analytics.figures.mongo.MongoFigures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the figures together. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {
    @Bean
    MongoFigures figures(MongoDatabase database) {
        return new MongoFigures(database);
    }

    @Bean
    ReadFigures readFigures(Figures figures) {
        return new ReadFigures(figures);
    }
}
