package dev.scrm.contact.tag;

import static dev.scrm.contact.tag.TagFixtures.CORP;
import static dev.scrm.contact.tag.TagFixtures.GOLD;
import static dev.scrm.contact.tag.TagFixtures.LEVELS;
import static dev.scrm.contact.tag.TagFixtures.LIN;
import static dev.scrm.contact.tag.TagFixtures.MORNING;
import static dev.scrm.contact.tag.TagFixtures.at;
import static dev.scrm.contact.tag.TagFixtures.gold;
import static dev.scrm.contact.tag.TagFixtures.levels;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.events.Decision;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every store of tags does. */
public abstract class TagCatalogueContract {
    protected abstract TagCatalogue catalogue();

    @Test
    void findsWhatItKept() {
        var kept = keep(gold("金卡", MORNING));

        assertThat(catalogue().find(CORP, GOLD)).contains(kept);
        assertThat(catalogue().findAll(CORP, List.of(GOLD, "none"))).containsOnlyKeys(GOLD);
        assertThat(catalogue().find("another", GOLD)).isEmpty();
    }

    @Test
    void keepsWhatIsWantedWithItsAnswer() {
        keep(gold("金卡", MORNING));
        var wanted = want("白金卡");
        assertThat(catalogue().find(CORP, GOLD)).contains(wanted);

        var refused = catalogue()
                .update(CORP, GOLD, tag -> Objects.requireNonNull(tag).answered("c-1", "no-permission", at(2)));

        assertThat(catalogue().find(CORP, GOLD)).contains(refused);
        assertThat(refused.state()).isEqualTo(TagState.FAILED);
    }

    @Test
    void listsACorpsInTheOrderOfTheirIds() {
        keep(levels(MORNING));
        keep(gold("金卡", MORNING));

        assertThat(catalogue().list(CORP)).extracting(CatalogueTag::id).containsExactly(GOLD, LEVELS);
        assertThat(catalogue().list("another")).isEmpty();
    }

    @Test
    void knowsWhichLeaveUntilTheyLeft() {
        keep(gold("金卡", MORNING));
        assertThat(catalogue().leaving(10, null)).isEmpty();

        keep(gold(null, at(1)));
        assertThat(catalogue().leaving(10, null)).extracting(CatalogueTag::id).containsExactly(GOLD);

        catalogue().update(CORP, GOLD, tag -> Objects.requireNonNull(tag).left());
        assertThat(catalogue().leaving(10, null)).isEmpty();
    }

    @Test
    void keepsCreationsTheLatestFirst() {
        create("019ac1f0-1");
        var second = create("019ac1f0-2");

        assertThat(catalogue().creations(CORP, 10, null))
                .extracting(TagCreation::id)
                .containsExactly("019ac1f0-2", "019ac1f0-1");
        assertThat(catalogue().findCreation(CORP, second.id())).contains(second);
        assertThat(catalogue().creations(CORP, 1, null)).hasSize(1);
        assertThat(catalogue().creations(CORP, 10, "019ac1f0-2"))
                .extracting(TagCreation::id)
                .containsExactly("019ac1f0-1");
    }

    private CatalogueTag keep(ReadTag told) {
        return catalogue().update(CORP, told.id(), known -> CatalogueTag.read(known, told));
    }

    private CatalogueTag want(String name) {
        return catalogue().update(CORP, GOLD, tag -> {
            var known = Objects.requireNonNull(tag);
            return known.want(known.shape().renamed(name, null), "c-1", LIN, at(1));
        });
    }

    private TagCreation create(String id) {
        var creation = new TagCreation(
                CORP, id, LEVELS, null, null, List.of(new NewTag("银卡", 1L)), LIN, MORNING, null, null, List.of());
        return catalogue().updateCreation(CORP, id, _ -> Decision.of(creation, new TagWish.Create(creation)));
    }
}
