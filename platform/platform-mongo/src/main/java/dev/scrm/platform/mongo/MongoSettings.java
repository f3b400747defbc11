package dev.scrm.platform.mongo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the state lies.
 *
 * @param uri connection string of MongoDB or a server that speaks its protocol
 * @param database the service's own database
 */
@ConfigurationProperties("scrm.mongodb")
public record MongoSettings(
        @DefaultValue("mongodb://127.0.0.1:18087") String uri,
        @DefaultValue("scrm") String database) {}
