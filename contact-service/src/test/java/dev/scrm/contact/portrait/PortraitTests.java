package dev.scrm.contact.portrait;

import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.consent;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.Person;
import dev.scrm.contact.portrait.Portrait.NextAction;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitTests {
    /** Eight in the evening in China. */
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Behavior> done = new ArrayList<>();
    private final List<TimelineEntry> happened = new ArrayList<>();

    @Test
    void likesWhatWasDoneLatelyMoreThanWhatWasDoneLongAgo() {
        IntStream.range(0, 4).forEach(_ -> did("product-viewed", 120, Map.of("category", "彩妆")));
        did("product-viewed", 1, Map.of("category", "护肤"));
        did("order-paid", 60, Map.of("category", "护肤", "amount", 100));

        var categories = portrait().preferences().categories();

        // A view of today, a payment half as heavy by now, four views a quarter as heavy.
        assertThat(categories).extracting(Preferences.Liking::value).containsExactly("护肤", "彩妆");
        assertThat(categories.getFirst().share()).isEqualTo(0.86);
        assertThat(categories.getFirst().because()).isEqualTo("2次与“护肤”有关的行为");
        assertThat(categories.getFirst().evidence())
                .extracting(Evidence::type)
                .containsExactly("product-viewed", "order-paid");
    }

    @Test
    void namesNoMoreThanThreeDeedsAndWhatIsHardlyThereNotAtAll() {
        IntStream.range(0, 50).forEach(day -> did("video-watched", day, Map.of("category", "护肤")));
        did("video-watched", 1, Map.of("category", "其他"));

        assertThat(portrait().preferences().categories())
                .singleElement()
                .satisfies(one -> assertThat(one.evidence()).hasSize(3));
        assertThat(portrait().preferences().content())
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo("视频"));
    }

    @Test
    void paysWhatTheMiddleHalfOfOrdersCost() {
        for (int amount : new int[] {1_000, 9_900, 12_900, 15_900, 500_000}) {
            did("order-paid", 10, Map.of("amount", amount));
        }
        did("order-paid", 10, Map.of("amount", 77, "currency", "USD"));

        var band = portrait().preferences().priceBand();

        assertThat(band).isNotNull();
        assertThat(band.from()).isEqualTo(9_900);
        assertThat(band.to()).isEqualTo(15_900);
        assertThat(band.basis()).isEqualTo("orders");
    }

    @Test
    void looksAtPricesWhereNobodyBought() {
        IntStream.range(1, 6).forEach(i -> did("product-viewed", 1, Map.of("price", 100 * i)));

        assertThat(portrait().preferences().priceBand())
                .isEqualTo(new Preferences.PriceBand(200, 400, "CNY", "prices-viewed", 5, "5次浏览或加购的价格的中间一半"));
        done.removeLast();
        assertThat(portrait().preferences().priceBand()).isNull();
    }

    @Test
    void isAboutInTheEveningWhenMostWasDoneThen() {
        IntStream.range(1, 11).forEach(day -> did("page-viewed", day, Map.of()));

        assertThat(portrait().preferences().timeOfDay())
                .isEqualTo(new Preferences.TimeOfDay(20, 24, 1, 10, "九十天内10次行为中的10次"));
        done.removeLast();
        assertThat(portrait().preferences().timeOfDay()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,   10, 60000, S, 重要价值客户",
        "1,   1,  90000, B, 重要发展客户",
        "170, 5,  50000, A, 重要保持客户",
        "170, 1,  90000, C, 重要挽留客户",
        "14,  3,  1000,  B, 一般价值客户",
        "14,  1,  1000,  B, 一般发展客户",
        "100, 4,  1000,  C, 一般保持客户",
        "300, 1,  1000,  C, 一般挽留客户",
    })
    void isWorthWhatRecencyFrequencyAndMoneySay(int daysAgo, int orders, int each, String tier, String group) {
        IntStream.range(0, orders).forEach(_ -> did("order-paid", daysAgo, Map.of("amount", each)));

        var value = portrait().value();

        assertThat(value.tier()).isEqualTo(tier);
        assertThat(value.group()).isEqualTo(group);
        assertThat(value.amount()).isEqualTo((long) orders * each);
        assertThat(value.because()).contains("付款%d次".formatted(orders), "%d天前".formatted(daysAgo));
    }

    @Test
    void whatWasGivenBackOrIsOverAYearOldIsWorthNothing() {
        did("order-paid", 5, Map.of("amount", 100_000));
        did("order-refunded", 4, Map.of("amount", 99_900));
        did("order-paid", 366, Map.of("amount", 900_000));
        did("order-paid", 3, Map.of("amount", 900_000, "currency", "JPY"));

        assertThat(portrait().value().amount()).isEqualTo(100);
        assertThat(portrait().value().orders()).isEqualTo(1);
        assertThat(portrait().value().because()).contains("1.00元");
    }

    @Test
    void whoNeverPaidHasNoGroup() {
        did("page-viewed", 1, Map.of());

        assertThat(portrait().value().tier()).isEqualTo("none");
        assertThat(portrait().value().group()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, active", "7, active", "8, cooling", "30, cooling", "31, silent", "90, silent", "91, lost"})
    void isAsLivelyAsTheLastDeedIsOld(int daysAgo, String state) {
        did("page-viewed", daysAgo, Map.of());

        assertThat(portrait().activity().state()).isEqualTo(state);
    }

    @Test
    void takesPartMoreOrLessThanTheMonthBefore() {
        did("event-attended", 40, Map.of());
        did("page-viewed", 2, Map.of());
        assertThat(portrait().activity().trend()).isEqualTo("falling");

        IntStream.range(0, 3).forEach(_ -> did("form-submitted", 1, Map.of()));
        assertThat(portrait().activity().trend()).isEqualTo("rising");
        assertThat(portrait().activity().engagement()).isEqualTo(25);
        IntStream.range(0, 30).forEach(_ -> did("form-submitted", 1, Map.of()));
        assertThat(portrait().activity().engagement()).isEqualTo(100);
    }

    @Test
    void saysNothingOfWhomNothingIsKnown() {
        var portrait = portrait();

        assertThat(portrait.activity().state()).isEqualTo("unknown");
        assertThat(portrait.preferences().categories()).isEmpty();
        assertThat(portrait.nextActions()).isEmpty();
        assertThat(portrait.deeds()).isZero();
    }

    @Test
    void remindsOfACartUntilItIsOrdered() {
        did("cart-added", 2, Map.of("productId", "p-1"));
        assertThat(codes(portrait())).containsExactly("remind-of-cart");
        assertThat(portrait().nextActions().getFirst().because()).isEqualTo("2天前加购后还没有下单");

        did("order-placed", 1, Map.of());
        assertThat(codes(portrait())).isEmpty();
    }

    @Test
    void remindsOfTheCouponThatWasNotUsed() {
        did("coupon-taken", 5, Map.of("couponId", "c-1"));
        did("coupon-used", 4, Map.of("couponId", "c-other"));
        assertThat(codes(portrait())).containsExactly("remind-of-coupon");

        did("coupon-used", 3, Map.of("couponId", "c-1"));
        assertThat(codes(portrait())).isEmpty();
    }

    @Test
    void caresAfterAnOrderUntilTheCustomerSpeaks() {
        did("order-paid", 5, Map.of("amount", 100));
        assertThat(codes(portrait())).containsExactly("care-after-order");

        did("review-written", 1, Map.of());
        assertThat(codes(portrait())).isEmpty();
    }

    @Test
    void wakesWhoBoughtAndFellSilent() {
        did("order-paid", 45, Map.of("amount", 100));
        assertThat(codes(portrait())).containsExactly("wake");
        done.clear();
        did("page-viewed", 45, Map.of());
        assertThat(codes(portrait())).isEmpty();
    }

    @Test
    void putsTheMostUrgentFirst() {
        did("form-submitted", 0, Map.of());
        did("order-refunded", 1, Map.of("amount", 1));
        did("cart-added", 1, Map.of());

        assertThat(codes(portrait())).containsExactly("follow-up-form", "care-after-refund", "remind-of-cart");
        assertThat(portrait().nextActions().getFirst().because()).startsWith("今天");
    }

    @Test
    void getsToKnowWhoWasAddedUntilSomebodySaysWhereTheyStand() {
        var added = scan(LIN, NOW.minus(Duration.ofDays(2)));

        assertThat(codes(portrait(added))).containsExactly("get-to-know");
        assertThat(codes(portrait(added, moved("interested", NOW)))).isEmpty();
        assertThat(codes(portrait(scan(LIN, NOW.minus(Duration.ofDays(8)))))).isEmpty();
    }

    @Test
    void asksTheLivelyForTheirConsentOnce() {
        IntStream.range(0, 20).forEach(_ -> did("page-viewed", 1, Map.of()));
        var added = scan(LIN, NOW.minus(Duration.ofDays(20)));

        assertThat(codes(portrait(added))).containsExactly("ask-for-consent");
        var refused = consent(ConsentChannel.WECOM, ConsentPurpose.MARKETING, false, NOW);
        assertThat(codes(portrait(added, refused))).isEmpty();
    }

    @Test
    void pushesNoOrderOutWithPagesThatWereLookedAt() {
        did("order-paid", 90, Map.of("amount", 30_000));
        did("order-refunded", 80, Map.of("amount", 10_000));
        IntStream.range(0, Known.MOST_DEEDS).forEach(_ -> did("page-viewed", 1, Map.of()));

        var portrait = portrait();

        assertThat(portrait.value().orders()).isEqualTo(1);
        assertThat(portrait.value().amount()).isEqualTo(20_000);
        assertThat(portrait.deeds()).as("each once").isEqualTo(Known.MOST_DEEDS + 2);
    }

    /** However many messages a day had; what staff wrote is no deed of the person. */
    @Test
    void takesADayOnWhichThePersonWroteForOneDeed() {
        did("order-paid", 100, Map.of("amount", 100));
        wrote("customer", Duration.ofDays(40));
        wrote("customer", Duration.ofHours(30));
        wrote("customer", Duration.ofHours(29));
        wrote("staff", Duration.ofHours(1));

        var portrait = portrait();

        assertThat(portrait.activity().state()).isEqualTo("active");
        assertThat(portrait.activity().lastAt()).isEqualTo(NOW.minus(Duration.ofHours(29)));
        assertThat(portrait.activity().within30Days()).isEqualTo(1);
        assertThat(portrait.activity().within90Days()).isEqualTo(2);
        assertThat(portrait.activity().engagement()).isEqualTo(1);
        assertThat(portrait.activity().because()).isEqualTo("最近一次行为或对话在1天前，三十天内1次");
        assertThat(codes(portrait)).as("who writes need not be woken").isEmpty();
    }

    @Test
    void weighsAConversationAsTheCorpSays() {
        wrote("customer", Duration.ofDays(1));
        var rules = new PortraitRules(
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L),
                Map.of("conversation", 5));

        assertThat(Portrait.of(Person.NOBODY, known(), rules, NOW).activity().engagement())
                .isEqualTo(5);
    }

    @Test
    void judgesByTheRulesOfTheCorp() {
        did("order-paid", 3, Map.of("amount", 100));
        var strict = new PortraitRules(
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L, 4L),
                List.of(1L, 2L, 3L),
                Map.of());

        var portrait = Portrait.of(Person.NOBODY, known(), strict, NOW);

        assertThat(portrait.value().recency()).isEqualTo(3);
        assertThat(portrait.value().frequency()).isEqualTo(2);
        assertThat(portrait.value().monetary()).isEqualTo(5);
        assertThat(portrait.activity().state()).isEqualTo("silent");
    }

    @Test
    void refusesRulesThatDoNotGrow() {
        assertThatThrownBy(() -> new PortraitRules(
                        List.of(1L, 1L, 3L, 4L),
                        List.of(1L, 2L, 3L, 4L),
                        List.of(1L, 2L, 3L, 4L),
                        List.of(1L, 2L, 3L),
                        Map.of()))
                .hasMessageContaining("recencyDays");
    }

    private Portrait portrait(ContactFact... facts) {
        var person = facts.length == 0 ? Person.NOBODY : contact(facts).person();
        return Portrait.of(person, known(), PortraitRules.DEFAULT, NOW);
    }

    /** As it is read: so many of whatever kind, and orders beside them. */
    private Known known() {
        var latestFirst = done.stream()
                .sorted(Comparator.comparing(Behavior::occurredAt).reversed())
                .map(one -> new Behaviors.OfContact(one, "contact", "contact"))
                .toList();
        return new Known(
                latestFirst.stream().limit(Known.MOST_DEEDS).toList(),
                latestFirst.stream()
                        .filter(one -> one.behavior().type().startsWith(Behaviors.ORDERS))
                        .toList(),
                happened.reversed());
    }

    private void wrote(String origin, Duration ago) {
        var id = "%032x".formatted(happened.size());
        happened.add(new TimelineEntry(
                "corp",
                "contact",
                id,
                NOW.minus(ago),
                1,
                TimelineKind.SERVICE_MESSAGE,
                null,
                Map.of("origin", origin, "messageType", "text")));
    }

    private static List<String> codes(Portrait portrait) {
        return portrait.nextActions().stream().map(NextAction::code).toList();
    }

    private void did(String type, int daysAgo, Map<String, Object> properties) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        var id = "%032x".formatted(done.size());
        done.add(new Behavior(id, "corp", "shop", id, type, new Subject.OfContact("contact"), at, at, properties));
    }
}
