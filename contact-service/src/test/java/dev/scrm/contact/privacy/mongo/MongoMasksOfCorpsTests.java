package dev.scrm.contact.privacy.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.FieldMasks;
import dev.scrm.contact.privacy.MasksOfCorps.Kept;
import dev.scrm.contact.privacy.Onlooker;
import dev.scrm.contact.privacy.Visibility;
import dev.scrm.platform.test.TestMongo;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoMasksOfCorpsTests {
    private static final FieldMasks STRICT = new FieldMasks(Map.of(
            Onlooker.AGENT,
            Map.of(DataClass.PHONE, Visibility.HIDDEN, DataClass.ofField("birthday"), Visibility.MASKED),
            Onlooker.ADMIN,
            Map.of(DataClass.NAME, Visibility.MASKED)));

    private final MongoMasksOfCorps masks = new MongoMasksOfCorps(TestMongo.freshDatabase("masks"));

    @Test
    void keepTheLastThatACorpSaid() {
        masks.change("ww1", known -> new Kept(FieldMasks.DEFAULT, known.version() + 1));
        masks.change("ww1", known -> new Kept(STRICT, known.version() + 1));

        assertThat(masks.of("ww1")).isEqualTo(new Kept(STRICT, 2));
        assertThat(masks.of("ww2")).isEqualTo(Kept.USUAL);
    }

    @Test
    void loseNoChangeWhenSeveralChangeThemAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 8)
                    .mapToObj(_ ->
                            threads.submit(() -> masks.change("ww1", known -> new Kept(STRICT, known.version() + 1))))
                    .toList();
            for (var change : changes) {
                change.get();
            }
        }

        assertThat(masks.of("ww1").version()).isEqualTo(8);
    }
}
