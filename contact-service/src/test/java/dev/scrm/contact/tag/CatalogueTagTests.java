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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.tag.TagWish.NewTag;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags that are changed here and in WeCom. */
class CatalogueTagTests {
    private final InMemoryTagCatalogue catalogue = new InMemoryTagCatalogue();
    private final MirrorTags mirror = new MirrorTags(catalogue);
    private final List<String> ids =
            new ArrayList<>(IntStream.range(1, 10).mapToObj(i -> "command-" + i).toList());
    private final KeepTags keep = new KeepTags(catalogue, ids::removeFirst, Clock.fixed(at(10), ZoneOffset.UTC));

    @Test
    void isAsWecomHasItOnceItWasRead() {
        mirror.touch(CORP, GOLD, TagKind.TAG, null, MORNING);
        assertThat(known().unread()).isTrue();
        assertThat(known().isTag()).isTrue();

        mirror.read(gold("金卡", at(1)));

        assertThat(known().unread()).isFalse();
        assertThat(known().shape().name()).isEqualTo("金卡");
    }

    @Property(tries = 200)
    void isTheSameInWhateverOrderWecomTells(@ForAll Random random) {
        List<Consumer<MirrorTags>> told = new ArrayList<>(List.of(
                one -> one.read(gold("金卡", at(1))),
                one -> one.read(gold("白金卡", at(2))),
                one -> one.touch(CORP, GOLD, TagKind.TAG, null, MORNING),
                one -> one.remove(CORP, GOLD, TagKind.TAG, at(4)),
                one -> one.read(gold("黑卡", at(3)))));
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, random);
        var shaken = new InMemoryTagCatalogue();

        told.forEach(one -> one.accept(new MirrorTags(shaken)));

        var tag = shaken.find(CORP, GOLD).orElseThrow();
        assertThat(tag.isDeleted()).isTrue();
        assertThat(tag.toldAt()).isEqualTo(at(4));
    }

    @Test
    void isKnownByNameOnceAContactBearsIt() {
        mirror.meet(CORP, Map.of(GOLD, Optional.of("金卡")));
        assertThat(known().isTag()).isTrue();
        assertThat(known().shape().name()).isEqualTo("金卡");
        assertThat(known().unread()).isTrue();

        mirror.read(gold("白金卡", at(1)));
        mirror.meet(CORP, Map.of(GOLD, Optional.of("金卡")));

        assertThat(known().shape().name()).isEqualTo("白金卡");
    }

    @Test
    void isAskedOfWecomAndIsSoOnceWecomAnswered() {
        mirror.read(gold("金卡", MORNING));

        var wanted = keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});

        assertThat(wanted.tag().state()).isEqualTo(TagState.PENDING);
        assertThat(wanted.tag().shape().name()).isEqualTo("金卡");
        assertThat(catalogue.wishes()).containsExactly(new TagWish.Edit("command-1", TagKind.TAG, GOLD, "白金卡", 2));

        mirror.answer(CORP, GOLD, "command-1", null, at(12));

        assertThat(known().state()).isEqualTo(TagState.CONFIRMED);
        assertThat(known().shape().name()).isEqualTo("白金卡");
        assertThat(known().wanted()).isNull();
    }

    @Test
    void isChangedByNobodyWhoHasSeenSomethingElse() {
        mirror.read(gold("金卡", MORNING));
        keep.putGroup(CORP, "interests", "兴趣", 5L, LIN, _ -> {});
        keep.putTag(CORP, "fan", "interests", "粉丝", null, LIN, _ -> {});
        for (var id : List.of(GOLD, "fan")) {
            var seen = keep.get(CORP, TagKind.TAG, id);
            keep.putTag(CORP, id, seen.tag().shape().groupId(), "新名", null, LIN, same(seen));
            var now = keep.get(CORP, TagKind.TAG, id);

            assertThat(now.version()).isGreaterThan(seen.version());
            assertThatThrownBy(() -> keep.putTag(CORP, id, seen.tag().shape().groupId(), "别名", null, LIN, same(seen)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> keep.delete(CORP, TagKind.TAG, id, LIN, same(seen)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(keep.get(CORP, TagKind.TAG, id)).isEqualTo(now);
        }
    }

    private static Consumer<@Nullable VersionedTag> same(VersionedTag seen) {
        return known -> {
            if (!seen.equals(known)) {
                throw new IllegalStateException("Expected " + seen + " but it is " + known);
            }
        };
    }

    @Test
    void saysWhyWecomWouldNot() {
        mirror.read(gold("金卡", MORNING));
        keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});

        mirror.answer(CORP, GOLD, "command-1", "not-owned", at(12));

        assertThat(known().state()).isEqualTo(TagState.FAILED);
        assertThat(known().shape().name()).isEqualTo("金卡");
        assertThat(keep.conflicts(CORP)).extracting(CatalogueTag::id).containsExactly(GOLD);
    }

    @Test
    void isAConflictWhenSomebodyChangedItInWecomMeanwhile() {
        mirror.read(gold("金卡", MORNING));
        keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});

        mirror.read(gold("黑卡", at(11)));

        assertThat(known().state()).isEqualTo(TagState.CONFLICT);
        assertThat(known().shape().name()).isEqualTo("黑卡");
        mirror.answer(CORP, GOLD, "command-1", null, at(12));
        assertThat(known().state()).isEqualTo(TagState.CONFIRMED);
        assertThat(known().shape().name()).isEqualTo("白金卡");
    }

    @Test
    void isNoConflictWhenWecomIsReadAsItWasBefore() {
        mirror.read(gold("金卡", MORNING));
        keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});

        mirror.read(gold("金卡", at(11)));

        assertThat(known().state()).isEqualTo(TagState.PENDING);
    }

    @Test
    void isAConflictWhenTheAnswerComesAfterAReadingThatIsNewer() {
        changeBothSides();

        assertThat(known().state()).isEqualTo(TagState.CONFLICT);
        assertThat(known().shape().name()).isEqualTo("黑卡");
    }

    @Test
    void staysAsWecomHasItWhenThatIsAccepted() {
        changeBothSides();

        keep.accept(CORP, GOLD);

        assertThat(known().state()).isEqualTo(TagState.CONFIRMED);
        assertThat(known().shape().name()).isEqualTo("黑卡");
        assertThatThrownBy(() -> keep.accept(CORP, GOLD))
                .isInstanceOfSatisfying(
                        CatalogueRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("tag-without-conflict"));
    }

    @Test
    void isAskedOnceMoreWhenThatIsWanted() {
        changeBothSides();

        keep.sendAgain(CORP, GOLD, LIN);

        assertThat(catalogue.wishes()).last().isEqualTo(new TagWish.Edit("command-2", TagKind.TAG, GOLD, "白金卡", 2));
        mirror.answer(CORP, GOLD, "command-2", null, at(20));
        assertThat(known().shape().name()).isEqualTo("白金卡");
    }

    @Test
    void takesAnAnswerToAFormerWishForNone() {
        mirror.read(gold("金卡", MORNING));
        keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});
        keep.putTag(CORP, GOLD, null, "黑卡", null, LIN, _ -> {});

        mirror.answer(CORP, GOLD, "command-1", null, at(12));

        assertThat(known().state()).isEqualTo(TagState.PENDING);
    }

    @Test
    void leavesWithTheGroupThatWasDeletedInWecom() {
        mirror.read(levels(MORNING));
        mirror.read(gold("金卡", MORNING));

        mirror.remove(CORP, LEVELS, TagKind.TAG_GROUP, at(1));

        assertThat(known().isDeleted()).isTrue();
        assertThat(catalogue.leaving(10, null)).extracting(CatalogueTag::id).containsExactly(GOLD);
        assertThat(keep.list(CORP)).isEmpty();
    }

    @Test
    void isDeletedThereBeforeItLeavesHere() {
        mirror.read(gold("金卡", MORNING));

        keep.delete(CORP, TagKind.TAG, GOLD, LIN, _ -> {});
        assertThat(known().isTag()).isTrue();
        assertThat(catalogue.wishes()).containsExactly(new TagWish.Delete("command-1", TagKind.TAG, GOLD));

        mirror.answer(CORP, GOLD, "command-1", null, at(12));
        assertThat(known().isDeleted()).isTrue();
        assertThat(known().leaving()).isTrue();
    }

    @Test
    void isKnownOnceWecomMadeIt() {
        mirror.read(levels(MORNING));
        var creation = keep.create(CORP, LEVELS, null, null, List.of(new NewTag("银卡", 1L)), LIN);
        assertThat(creation.state()).isEqualTo(TagState.PENDING);

        mirror.answerCreation(
                CORP, creation.id(), null, new MirrorTags.Made(LEVELS, Map.of("银卡", "etEXsilver")), at(12));

        assertThat(keep.get(CORP, TagKind.TAG, "etEXsilver").tag().shape())
                .isEqualTo(new TagShape(true, "银卡", 1, LEVELS));
        assertThat(keep.creation(CORP, creation.id()).state()).isEqualTo(TagState.CONFIRMED);
        assertThat(keep.creation(CORP, creation.id()).made()).containsExactly("etEXsilver");
    }

    @Test
    void ofTheCorpsOwnIsWhatItIsAtOnce() {
        keep.putGroup(CORP, "interests", "兴趣", 5L, LIN, _ -> {});
        keep.putTag(CORP, "fan", "interests", "粉丝", null, LIN, _ -> {});

        assertThat(keep.get(CORP, TagKind.TAG, "fan").tag().shape())
                .isEqualTo(new TagShape(true, "粉丝", 0, "interests"));
        assertThat(catalogue.wishes()).isEmpty();
        assertThat(code(() -> keep.delete(CORP, TagKind.TAG_GROUP, "interests", LIN, _ -> {})))
                .isEqualTo("tag-group-not-empty");

        keep.delete(CORP, TagKind.TAG, "fan", LIN, _ -> {});
        keep.delete(CORP, TagKind.TAG_GROUP, "interests", LIN, _ -> {});
        assertThat(catalogue.leaving(10, null)).extracting(CatalogueTag::id).containsExactly("fan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1fan                              | interests | 粉丝                            | 1          | tag-invalid
                    Fan                               | interests | 粉丝                            | 1          | tag-invalid
                    a12345678901234567890123456789012 | interests | 粉丝                            | 1          | tag-invalid
                    fan                               |           | 粉丝                            | 1          | tag-invalid
                    fan                               | none      | 粉丝                            | 1          | tag-group-unknown
                    fan                               | etEXlevel | 粉丝                            | 1          | tag-invalid
                    fan                               | interests | ' '                             | 1          | tag-invalid
                    fan                               | interests | 1234567890123456789012345678901 | 1          | tag-invalid
                    fan                               | interests | 粉丝                            | -1         | tag-invalid
                    fan                               | interests | 粉丝                            | 4294967296 | tag-invalid
                    etEXgold                          | interests | 粉丝                            | 1          | tag-invalid
                    """)
    void isRefusedWhenItCannotBe(String id, String groupId, String name, long order, String code) {
        mirror.read(levels(MORNING));
        mirror.read(gold("金卡", MORNING));
        keep.putGroup(CORP, "interests", "兴趣", null, LIN, _ -> {});

        assertThat(code(() -> keep.putTag(CORP, id, groupId, name, order, LIN, _ -> {})))
                .isEqualTo(code);
    }

    @Test
    void areNotMadeMoreThanWecomLetsBe() {
        mirror.read(levels(MORNING));
        IntStream.range(0, 10_000)
                .forEach(i -> mirror.read(
                        new ReadTag(CORP, "et" + i, TagKind.TAG, new TagShape(true, "t" + i, 0, LEVELS), MORNING)));

        assertThat(code(() -> keep.create(CORP, LEVELS, null, null, List.of(new NewTag("银卡", null)), LIN)))
                .isEqualTo("tags-too-many");
        assertThat(code(() -> keep.create(CORP, LEVELS, null, null, List.of(), LIN)))
                .isEqualTo("tag-invalid");
        assertThat(code(() -> keep.create(CORP, LEVELS, "等级", null, List.of(new NewTag("银卡", null)), LIN)))
                .isEqualTo("tag-invalid");
        assertThat(code(() -> keep.create(
                        CORP, LEVELS, null, null, List.of(new NewTag("银卡", null), new NewTag("银卡", null)), LIN)))
                .isEqualTo("tag-invalid");
    }

    /** Somebody in WeCom had the last word. */
    private void changeBothSides() {
        mirror.read(gold("金卡", MORNING));
        keep.putTag(CORP, GOLD, null, "白金卡", null, LIN, _ -> {});
        mirror.read(gold("黑卡", at(13)));
        mirror.answer(CORP, GOLD, "command-1", null, at(12));
    }

    private static String code(Runnable refused) {
        try {
            refused.run();
            return "";
        } catch (CatalogueRefused why) {
            return why.code();
        }
    }

    private CatalogueTag known() {
        return catalogue.find(CORP, GOLD).orElseThrow();
    }
}
