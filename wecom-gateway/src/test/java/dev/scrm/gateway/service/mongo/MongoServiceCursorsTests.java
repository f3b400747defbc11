package dev.scrm.gateway.service.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.Test;

class MongoServiceCursorsTests {
    private final MongoServiceCursors cursors = new MongoServiceCursors(TestMongo.freshDatabase("gateway"));

    @Test
    void remembersHowFarEachAccountOfEachCorpWasRead() {
        assertThat(cursors.find("ww1", "wk1")).isEmpty();

        cursors.save("ww1", "wk1", "cursor-1");
        cursors.save("ww2", "wk1", "cursor-2");
        cursors.save("ww1", "wk1", "cursor-3");

        assertThat(cursors.find("ww1", "wk1")).contains("cursor-3");
        assertThat(cursors.find("ww2", "wk1")).contains("cursor-2");
    }
}
