package dev.scrm.gateway.checks;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Checks all apps of a corp side by side, each only for what it is used for, and keeps what was found. */
public final class CheckConnection {
    /** Of a whole check; a question that is not answered by then is unknown. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Between two checks of a corp: each of them takes a token, which WeCom does not want often. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Of the app for contacts: others, such as one for notices only, need none of these permissions. */
    private static final Set<CheckItem> OF_CONTACTS = EnumSet.of(
            CheckItem.CONTACTS,
            CheckItem.STAFF,
            CheckItem.DEPARTMENTS,
            CheckItem.CUSTOMER_GROUPS,
            CheckItem.TAGS,
            CheckItem.CONTACT_WAYS,
            CheckItem.ACQUISITION_LINKS,
            CheckItem.MASS_MESSAGES,
            CheckItem.MOMENTS,
            CheckItem.RESIGNED_STAFF);

    private static final Set<CheckItem> OF_CONTACT_SYNC =
            EnumSet.of(CheckItem.CREDENTIAL, CheckItem.TRUSTED_IP, CheckItem.CALLBACKS, CheckItem.STAFF_LIST);

    /** Of apps whose pages are signed. */
    private static final Set<CheckItem> OF_PAGES = EnumSet.of(CheckItem.JSAPI_TICKET, CheckItem.AGENT_TICKET);

    private final Corps corps;
    private final CheckApp checkApp;
    private final ConnectionChecks checks;
    private final Clock clock;

    CheckConnection(Corps corps, CheckApp checkApp, ConnectionChecks checks, Clock clock) {
        this.corps = corps;
        this.checkApp = checkApp;
        this.checks = checks;
        this.clock = clock;
    }

    /** @throws CheckRefused when the corp is not served, or was checked less than a minute ago */
    public ConnectionCheck check(String corpId) {
        var corp = corps.find(corpId).orElseThrow(CheckRefused::notServed);
        var startedAt = now();
        if (!checks.begin(corpId, startedAt, PAUSE)) {
            throw CheckRefused.tooSoon(PAUSE);
        }
        var asked = corp.withSecrets()
                .map(app -> checkApp.check(app, items(corp, app), PATIENCE))
                .toList();
        var findings = asked.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList();
        var check = new ConnectionCheck(corpId, startedAt, now(), findings);
        checks.save(check);
        return check;
    }

    private static Set<CheckItem> items(Corp corp, App app) {
        if (app.isContactSync()) {
            return OF_CONTACT_SYNC;
        }
        var items = EnumSet.complementOf(EnumSet.of(CheckItem.STAFF_LIST));
        if (!corp.appForContacts().equals(app)) {
            items.removeAll(OF_CONTACTS);
        }
        if (app.trustedDomains().isEmpty()) {
            items.removeAll(OF_PAGES);
        }
        if (!corp.firstApp().equals(app)) {
            items.remove(CheckItem.APPROVALS); // nothing says of another that it applies for approvals
        }
        if (!isForService(corp, app)) {
            items.remove(CheckItem.CUSTOMER_SERVICE);
        }
        return items;
    }

    /** The apps that claim accounts; the first one when none does. */
    private static boolean isForService(Corp corp, App app) {
        boolean anyClaims =
                corp.apps().stream().anyMatch(one -> !one.serviceAccounts().isEmpty());
        return anyClaims ? !app.serviceAccounts().isEmpty() : corp.firstApp().equals(app);
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
