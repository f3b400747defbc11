package dev.scrm.contact.segment.rest;

import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.contact.segment.Condition;
import dev.scrm.platform.web.Caller;
import org.springframework.stereotype.Component;

/** Whoever asks for those who have a value that they do not see would know it in the end: that is refused. */
@Component
class RequireSeen {
    private final SeePersonalData seePersonalData;

    RequireSeen(SeePersonalData seePersonalData) {
        this.seePersonalData = seePersonalData;
    }

    void require(Caller caller, Condition condition) {
        seePersonalData.require(caller.corp(), caller.roleNames(), AskedData.of(condition));
    }
}
