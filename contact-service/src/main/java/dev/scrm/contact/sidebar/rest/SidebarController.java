package dev.scrm.contact.sidebar.rest;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.sidebar.ShowSidebar;
import dev.scrm.contact.sidebar.SidebarRefused;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What WeCom's sidebar shows beside a chat, in one round trip. */
@RestController
class SidebarController {
    private static final int LONGEST_ID = 128;

    private final ShowSidebar showSidebar;

    SidebarController(ShowSidebar showSidebar) {
        this.showSidebar = showSidebar;
    }

    /**
     * Without an ETag of its own: tickets and the passing of time change it as well.
     *
     * @param externalUserId as WeCom's page knows who is chatted with
     */
    @Audited("contact-sidebar-shown")
    @GetMapping("/api/v1/sidebar")
    SidebarView show(
            Caller caller,
            Viewer viewer,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable String externalUserId) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR);
        var sidebar = showSidebar.show(viewer, id(caller, contactId, externalUserId));
        var seen = sidebar.contact();
        var tag = EntityTag.of(seen.contact().id().value(), seen.version()).quoted();
        return SidebarView.of(sidebar, tag);
    }

    private static String id(Caller caller, @Nullable String contactId, @Nullable String externalUserId) {
        var given = contactId == null ? externalUserId : contactId;
        boolean both = contactId != null && externalUserId != null;
        if (given == null || both || given.isBlank() || given.length() > LONGEST_ID) {
            throw SidebarRefused.contactMissing();
        }
        return contactId == null ? Ids.contact(caller.corp(), given) : given;
    }
}
