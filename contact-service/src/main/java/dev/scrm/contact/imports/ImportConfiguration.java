package dev.scrm.contact.imports;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.FindPeople;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {
    @Bean
    UploadImport uploadImport(
            Sheets sheets,
            ImportRows rows,
            Imports imports,
            Clock clock,
            RandomGenerator random,
            ImportSettings settings) {
        return new UploadImport(sheets, rows, imports, clock, random, settings.most());
    }

    @Bean
    KeepImports keepImports(Imports imports, ImportRows rows, Fields fields, TagCatalogue tags, Clock clock) {
        return new KeepImports(imports, rows, fields, new CheckMapping(fields, tags), clock);
    }

    @Bean
    ClassesOfImports classesOfImports(Fields fields) {
        return new ClassesOfImports(fields);
    }

    @Bean
    PlanBatch planBatch(
            FindPeople findPeople,
            Fields fields,
            ReadValues readValues,
            StagesOfCorps stagesOfCorps,
            TagCatalogue tags,
            Clock clock) {
        return new PlanBatch(findPeople, new RowReaders(fields, readValues, stagesOfCorps, tags), clock);
    }

    @Bean
    PreviewImport previewImport(ImportRows rows, PlanBatch planBatch, Fields fields, TagCatalogue tags) {
        return new PreviewImport(rows, planBatch, new CheckMapping(fields, tags));
    }

    @Bean
    WorkOnImports workOnImports(
            Imports imports,
            ImportRows rows,
            PlanBatch planBatch,
            Contacts contacts,
            ClaimIdentities claimIdentities,
            Clock clock) {
        return new WorkOnImports(
                imports,
                rows,
                planBatch,
                new DoBatch(contacts, claimIdentities),
                new UndoBatch(contacts, claimIdentities, clock),
                clock);
    }

    @Bean
    WriteReport writeReport(ImportRows rows) {
        return new WriteReport(rows);
    }
}
