package dev.scrm.contact.sidebar;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be asked of a sidebar. */
public final class SidebarRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private SidebarRefused(String code, String message, Map<String, ?> details) {
        super(code, Kind.INVALID, message, details);
    }

    public static SidebarRefused contactMissing() {
        return new SidebarRefused(
                "sidebar-contact-missing",
                "Expected either contactId or externalUserId, with 1 to 128 characters",
                Map.of("field", "contactId"));
    }
}
