package dev.scrm.contact.portrait;

import static java.util.Comparator.comparingInt;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.Person;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Start;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do next for a person, by rules. */
final class NextActions {
    private static final int MOST = 5;

    private final Deeds deeds;
    private final Person person;
    private final Activity activity;

    NextActions(Deeds deeds, Person person, Activity activity) {
        this.deeds = deeds;
        this.person = person;
        this.activity = activity;
    }

    List<Portrait.NextAction> all() {
        return Stream.of(
                        followUpForm(),
                        careAfterRefund(),
                        remindOfCart(),
                        getToKnow(),
                        remindOfCoupon(),
                        careAfterOrder(),
                        wake(),
                        askForConsent())
                .flatMap(Optional::stream)
                .sorted(comparingInt(Portrait.NextAction::priority).reversed())
                .limit(MOST)
                .toList();
    }

    private Optional<Portrait.NextAction> followUpForm() {
        return recent(7, "form-submitted")
                .map(form -> action("follow-up-form", "跟进提交的表单", 90, said("%s提交了表单", form), form));
    }

    private Optional<Portrait.NextAction> careAfterRefund() {
        return recent(7, "order-refunded")
                .map(refund -> action("care-after-refund", "退款关怀，了解原因", 85, said("%s退了款", refund), refund));
    }

    private Optional<Portrait.NextAction> remindOfCart() {
        return recent(3, "cart-added")
                .filter(cart -> !deeds.followed(cart, "order-placed", "order-paid", "cart-removed"))
                .map(cart -> action("remind-of-cart", "提醒购物车里的商品", 80, said("%s加购后还没有下单", cart), cart));
    }

    /** Somebody follows them since a few days, and nothing is known of where they stand. */
    private Optional<Portrait.NextAction> getToKnow() {
        if (person.statements().stage().isPresent()) {
            return Optional.empty();
        }
        return person.relations().stream()
                .flatMap(relation -> relation.start().stream())
                .map(Start::at)
                .filter(since -> deeds.daysSince(since) < 7)
                .findFirst()
                .map(since -> new Portrait.NextAction(
                        "get-to-know", "首次沟通，了解需求", 75, "%d天前添加，还没有阶段".formatted(deeds.daysSince(since)), List.of()));
    }

    private Optional<Portrait.NextAction> remindOfCoupon() {
        return recent(30, "coupon-taken")
                .filter(coupon -> Deeds.text(coupon, "couponId")
                        .filter(id -> deeds.of("coupon-used")
                                .noneMatch(used -> Deeds.text(used, "couponId").equals(Optional.of(id))))
                        .isPresent())
                .map(coupon -> action("remind-of-coupon", "提醒使用优惠券", 60, said("%s领的券还没有使用", coupon), coupon));
    }

    private Optional<Portrait.NextAction> careAfterOrder() {
        return deeds.latest("order-paid")
                .filter(order -> deeds.daysSince(order.occurredAt()) >= 3 && deeds.daysSince(order.occurredAt()) <= 14)
                .filter(order -> !deeds.followed(order, "review-written", "order-refunded", "service-called"))
                .map(order -> action("care-after-order", "售后回访", 55, said("%s付款，还没有评价", order), order));
    }

    private Optional<Portrait.NextAction> wake() {
        boolean quiet = activity.state().equals("silent") || activity.state().equals("lost");
        return deeds.latest("order-paid")
                .filter(_ -> quiet)
                .map(order -> action("wake", "唤醒老客户", 50, "买过，但%s".formatted(activity.because()), order));
    }

    private Optional<Portrait.NextAction> askForConsent() {
        boolean said = person.statements().standingConsents().stream()
                .anyMatch(one -> one.about().channel() == ConsentChannel.WECOM
                        && one.about().purpose() == ConsentPurpose.MARKETING);
        boolean followed = person.relations().stream().anyMatch(Relation::stands);
        return activity.engagement() >= 20 && followed && !said
                ? Optional.of(new Portrait.NextAction(
                        "ask-for-consent",
                        "征求营销消息的同意",
                        30,
                        "互动分%d，还没有表示是否同意".formatted(activity.engagement()),
                        List.of()))
                : Optional.empty();
    }

    private Optional<Behavior> recent(int days, String type) {
        return deeds.within(Duration.ofDays(days))
                .filter(one -> one.type().equals(type))
                .findFirst();
    }

    private String said(String words, Behavior behavior) {
        long days = deeds.daysSince(behavior.occurredAt());
        return words.formatted(days == 0 ? "今天" : days + "天前");
    }

    private static Portrait.NextAction action(
            String code, String title, int priority, String because, Behavior behavior) {
        return new Portrait.NextAction(code, title, priority, because, Evidence.of(Stream.of(behavior)));
    }
}
