package dev.scrm.gateway.service;

import dev.scrm.gateway.wecom.ServiceItem;
import java.util.List;

/** Where messages, and what happens between them, become events. */
public interface ServiceMessageLog {
    /** Appends in order; returns when they are durable. */
    void append(List<ServiceItem> items, Doorbell cause);
}
