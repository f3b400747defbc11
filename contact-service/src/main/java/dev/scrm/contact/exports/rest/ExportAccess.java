package dev.scrm.contact.exports.rest;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.exports.Asker;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;

/** What a caller is to exports. */
final class ExportAccess {
    private ExportAccess() {}

    /** Those who lead take files along, each of the contacts that they see. */
    static Asker asker(Caller caller, Viewer viewer) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return new Asker(caller.name(), caller.roleNames(), viewer);
    }
}
