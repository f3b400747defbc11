package dev.scrm.gateway.commands;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are carried out.
 *
 * @param parallel calls at once of one listener
 */
@ConfigurationProperties("gateway.commands")
public record CommandSettings(@DefaultValue("64") int parallel) {}
