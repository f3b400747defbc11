package dev.scrm.contact.portrait.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.portrait.Activity;
import dev.scrm.contact.portrait.CustomerValue;
import dev.scrm.contact.portrait.DrawPortrait;
import dev.scrm.contact.portrait.LastTouch;
import dev.scrm.contact.portrait.Portrait;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.portrait.Preferences;
import dev.scrm.contact.portrait.TellPrediction;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Portraits of contacts for whoever may see the contact; and what models say, from those who run them. */
@RestController
class PortraitController {
    private final FindContact findContact;
    private final DrawPortrait drawPortrait;
    private final TellPrediction tellPrediction;

    PortraitController(FindContact findContact, DrawPortrait drawPortrait, TellPrediction tellPrediction) {
        this.findContact = findContact;
        this.drawPortrait = drawPortrait;
        this.tellPrediction = tellPrediction;
    }

    /**
     * A portrait; what is drawn from behaviours is absent for whom those are masked.
     *
     * @param lastTouch when staff and the contact last had to do with each other; absent when they never had
     * @param predictions what models say, as long as they stand by it
     * @param deeds how many behaviours it is drawn from
     */
    record PortraitView(
            @Nullable Preferences preferences,
            @Nullable CustomerValue value,
            @Nullable Activity activity,
            @Nullable LastTouch lastTouch,
            @Nullable List<Portrait.NextAction> nextActions,
            List<Prediction> predictions,
            @Nullable Integer deeds)
            implements PersonalData {
        /** Drawn from behaviours: of whom these are masked nothing is left of it but what models say and the last touch. */
        @Override
        public PortraitView maskedBy(Masking masking) {
            var said = predictions.stream().map(one -> one.maskedBy(masking)).toList();
            if (!masking.shows(DataClass.BEHAVIOR)) {
                return new PortraitView(null, null, null, lastTouch, null, said, null);
            }
            var likes = preferences == null ? null : preferences.maskedBy(masking);
            return new PortraitView(likes, value, activity, lastTouch, nextActions, said, deeds);
        }
    }

    /** @param at when it was computed; now where it is not said */
    record PredictionRequest(
            @NotNull Double score,
            @Nullable String label,
            @Nullable List<@NotNull String> reasons,
            @Nullable Instant at,
            @Nullable Instant expiresAt) {}

    @Audited("contact-portrait-shown")
    @GetMapping("/api/v1/contacts/{id}/portrait")
    PortraitView get(Caller caller, Viewer viewer, @PathVariable String id) {
        Require.role(caller, Role.values());
        var contact = findContact.find(viewer, id);
        var known = drawPortrait.known(contact);
        var portrait = drawPortrait.draw(contact, known, drawPortrait.rules(contact));
        return new PortraitView(
                portrait.preferences(),
                portrait.value(),
                portrait.activity(),
                known.lastTouch().orElse(null),
                portrait.nextActions(),
                drawPortrait.predictions(contact),
                portrait.deeds());
    }

    @Audited(value = "contact-prediction-told", kind = AuditKind.CHANGE, filters = "model")
    @PutMapping("/api/v1/contacts/{id}/predictions/{model}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(
            Caller caller,
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String model,
            @Valid @RequestBody PredictionRequest request) {
        Require.role(caller, Role.ADMIN, Role.INTEGRATOR);
        var reasons = request.reasons() == null ? List.<String>of() : request.reasons();
        tellPrediction.tell(
                findContact.find(viewer, id),
                at -> new Prediction(
                        model, request.score(), request.label(), reasons, caller.subject(), at, request.expiresAt()),
                request.at());
    }
}
