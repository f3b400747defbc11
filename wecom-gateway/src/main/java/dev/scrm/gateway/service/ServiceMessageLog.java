package dev.scrm.gateway.service;

import dev.scrm.gateway.wecom.ServicePage.ServiceMessage;
import dev.scrm.platform.events.EventEnvelope;
import java.util.List;

/** Where messages become events. */
public interface ServiceMessageLog {
    /** Appends in order; returns when they are durable. */
    void append(List<ServiceMessage> messages, EventEnvelope cause);
}
