package dev.scrm.gateway.wecom;

import java.util.List;

/**
 * A page of what happened to a customer-service account. It may be empty while more follow.
 *
 * @param nextCursor where the next page starts
 * @param items in WeCom's order
 */
public record ServicePage(String nextCursor, boolean more, List<ServiceItem> items) {
    public ServicePage {
        items = List.copyOf(items);
    }
}
