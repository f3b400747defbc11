package dev.scrm.gateway.service;

import dev.scrm.gateway.wecom.ServicePage.ServiceMessage;
import java.util.List;

/** Where messages become events. */
public interface ServiceMessageLog {
    /** Appends in order; returns when they are durable. */
    void append(List<ServiceMessage> messages, Doorbell cause);
}
