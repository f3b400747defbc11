package dev.scrm.platform.parking;

import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ParkedContacts.ParkedContact;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists parked contacts of the caller's corp and lets them go on once the cause is mended. */
@RestController
@RequestMapping("/api/v1/parked-contacts")
class ParkedContactController {
    private final ParkedContacts parkedContacts;
    private final ReleaseParkedContacts commands;

    ParkedContactController(ParkedContacts parkedContacts, ReleaseParkedContacts commands) {
        this.parkedContacts = parkedContacts;
        this.commands = commands;
    }

    @GetMapping
    Page<ParkedContact> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.ADMIN);
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = parkedContacts.list(caller.corp(), after, page.limit() + 1);
        if (found.size() <= page.limit()) {
            return Page.of(found, null);
        }
        var shown = found.subList(0, page.limit());
        return Page.of(shown, Cursor.after(shown.getLast().contactId()).encoded());
    }

    /** What waited is handled in order; accepted also when the contact is not parked, and then without effect. */
    @PostMapping("/{contactId}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(Caller caller, @PathVariable String contactId) {
        Require.role(caller, Role.ADMIN);
        commands.release(caller.corp(), contactId, caller.subject());
    }

    /** What waits goes to the dead topics, all of it or the first record alone; then the contact is released. */
    @DeleteMapping("/{contactId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void giveUp(
            Caller caller, @PathVariable String contactId, @RequestParam(defaultValue = "false") boolean onlyFirst) {
        Require.role(caller, Role.ADMIN);
        commands.giveUp(caller.corp(), contactId, onlyFirst, caller.subject());
    }
}
