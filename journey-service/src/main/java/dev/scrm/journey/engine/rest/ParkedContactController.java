package dev.scrm.journey.engine.rest;

import dev.scrm.journey.engine.ParkedContacts;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets parked contacts go on once the cause is mended. */
@RestController
class ParkedContactController {
    private final ParkedContacts parkedContacts;

    ParkedContactController(ParkedContacts parkedContacts) {
        this.parkedContacts = parkedContacts;
    }

    @PostMapping("/api/v1/parked-contacts/{contactId}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(Caller caller, @PathVariable String contactId) {
        Require.role(caller, Role.ADMIN);
        parkedContacts.release(caller.corp(), contactId);
    }
}
