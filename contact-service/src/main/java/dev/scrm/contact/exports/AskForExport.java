package dev.scrm.contact.exports;

import static dev.scrm.contact.privacy.Visibility.HIDDEN;

import dev.scrm.contact.contact.SearchText;
import dev.scrm.contact.exports.CheckWish.Plan;
import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.contact.privacy.Visibility;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Takes down that somebody wants a file of contacts; it is written in the background. */
public final class AskForExport {
    private final Exports exports;
    private final CheckWish checkWish;
    private final Fields fields;
    private final SeePersonalData seePersonalData;
    private final Clock clock;
    private final RandomGenerator random;
    private final int most;

    AskForExport(
            Exports exports,
            CheckWish checkWish,
            Fields fields,
            SeePersonalData seePersonalData,
            Clock clock,
            RandomGenerator random,
            int most) {
        this.exports = exports;
        this.checkWish = checkWish;
        this.fields = fields;
        this.seePersonalData = seePersonalData;
        this.clock = clock;
        this.random = random;
        this.most = most;
    }

    public ContactExport ask(Asker asker, ExportWish wish) {
        var plan = checkWish.check(asker.corpId(), wish);
        var masking = seePersonalData.masking(asker.corpId(), asker.roles());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var job = new ContactExport(
                Ids.uuid7(now, random).toString().replace("-", ""),
                asker,
                now,
                plan.purpose(),
                plan.because(),
                plan.format(),
                plan.columns(),
                plan.filter(),
                ceiling(asker.corpId(), plan, masking),
                Status.RUNNING,
                ExportProgress.START,
                Map.of(),
                null,
                null,
                null);
        if (!exports.add(job, most)) {
            throw ExportRefused.tooMany(most);
        }
        return job;
    }

    /** Of every class that may be asked for while it is written: of any other nothing is seen. */
    private Map<String, Visibility> ceiling(String corpId, Plan plan, Masking masking) {
        Map<String, Visibility> ceiling = new HashMap<>();
        Stream.concat(
                        ExportClasses.of(plan.columns()),
                        plan.filter().text() == null ? Stream.empty() : searched(corpId))
                .forEach(dataClass -> ceiling.put(dataClass.word(), masking.of(dataClass)));
        ceiling.values().removeIf(HIDDEN::equals);
        return ceiling;
    }

    private Stream<DataClass> searched(String corpId) {
        var ofFields = fields.list(corpId).stream().map(Field::id).map(SearchText::field);
        return Stream.concat(Stream.of(SearchText.NAME, SearchText.REMARK), ofFields)
                .map(SearchText::dataClass);
    }
}
