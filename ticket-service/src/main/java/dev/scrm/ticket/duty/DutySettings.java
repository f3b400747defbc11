package dev.scrm.ticket.duty;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the roster is kept true.
 *
 * @param settling how old a reservation must be before it counts as left behind by a crash
 */
@ConfigurationProperties("ticket.duty")
public record DutySettings(@DefaultValue("60s") Duration settling) {}
