package dev.scrm.contact.tag.kafka;

import static dev.scrm.contact.tag.TagFixtures.CORP;
import static dev.scrm.contact.tag.TagFixtures.LIN;
import static dev.scrm.contact.tag.TagFixtures.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.tag.TagCreation;
import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.TagWish;
import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What WeCom is asked of tags is what the gateway understands. */
class TagWishesTests {
    static Stream<Arguments> wishes() {
        var creation = new TagCreation(
                CORP,
                "c-1",
                null,
                "会员等级",
                10L,
                List.of(new NewTag("金卡", 2L), new NewTag("银卡", null)),
                LIN,
                MORNING,
                null,
                null,
                List.of());
        return Stream.of(
                Arguments.of("scrm.wecom.create-tags.v1", new TagWish.Create(creation)),
                Arguments.of("scrm.wecom.edit-tag.v1", new TagWish.Edit("c-1", TagKind.TAG, "etEXgold", "白金卡", 3)),
                Arguments.of("scrm.wecom.delete-tags.v1", new TagWish.Delete("c-1", TagKind.TAG, "etEXgold")),
                Arguments.of("scrm.wecom.delete-tags.v1", new TagWish.Delete("c-1", TagKind.TAG_GROUP, "etEXlevel")));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void areCommandsOfTheGateway(String type, TagWish wish) {
        var message = TagWishes.messages(List.of(wish), new Raised(CORP, "object", 1, MORNING, null))
                .getFirst();

        assertThat(message.topic()).isEqualTo("scrm.wecom.commands.v1");
        assertThat(message.key()).isEqualTo(CORP + ":object");
        assertThat(message.envelope().id()).isEqualTo("c-1");
        assertThat(message.envelope().subject()).isEqualTo("object");
        assertThat(message.envelope().type()).hasToString(type);
        GoldenSample.assertMatchesSchema(type, message.envelope().data());
    }
}
