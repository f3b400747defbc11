package dev.scrm.simulator.world;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The customers, the members, and who has whom. */
public final class Customers {
    private static final int TAGS_OF_A_RELATION = 3_000;

    private final World world;
    private final Table<Customer> customers;
    private final Table<Relation> relations;
    private final Map<String, Set<String>> membersByCustomer = new LinkedHashMap<>();
    private final Map<String, Set<String>> customersByMember = new LinkedHashMap<>();

    Customers(World world, Journal journal) {
        this.world = world;
        customers = journal.table("customers", Customer.class);
        relations = journal.table("relations", Relation.class);
        relations.values().forEach(this::index);
    }

    public Optional<Customer> find(String externalUserId) {
        return customers.find(externalUserId);
    }

    public void save(Customer customer) {
        customers.put(customer.externalUserId(), customer);
    }

    public Relation begin(String userId, Customer customer, Relation.Standing standing, @Nullable String state) {
        return save(Relation.begin(userId, customer, standing, state, world.now()));
    }

    public Optional<Relation> relation(String userId, String externalUserId) {
        return relations.find(key(userId, externalUserId));
    }

    /** The relations through which the corp has a customer. */
    public List<Relation> followers(String externalUserId) {
        return membersByCustomer.getOrDefault(externalUserId, Set.of()).stream()
                .flatMap(userId -> relation(userId, externalUserId).stream())
                .filter(Relation::isFollowed)
                .toList();
    }

    /** The customers a member has. */
    public List<String> of(String userId) {
        return customersByMember.getOrDefault(userId.toLowerCase(Locale.ROOT), Set.of()).stream()
                .filter(externalUserId ->
                        relation(userId, externalUserId).orElseThrow().isFollowed())
                .toList();
    }

    /** Lets a relation end, or become mutual. */
    public Relation change(Relation relation, Relation.Standing standing) {
        return save(relation.with(standing));
    }

    public void remark(String userId, String externalUserId, Relation.Remark remark) {
        edit(userId, externalUserId, relation -> relation.with(remark));
        world.effects.note("externalcontact/remark", userId + "/" + externalUserId, remark.toString());
    }

    /** What a member changed by hand, which is no effect of a call. */
    public void editedByStaff(
            String userId, String externalUserId, Relation.Remark remark, List<String> add, List<String> remove) {
        edit(userId, externalUserId, relation -> relation.with(remark).withTags(tags(relation, add, remove)));
    }

    public void mark(String userId, String externalUserId, List<String> add, List<String> remove) {
        edit(userId, externalUserId, relation -> {
            var tags = tags(relation, add, remove);
            if (!relation.tagIds().equals(tags)) {
                world.effects.note(
                        "externalcontact/mark_tag", userId + "/" + externalUserId, "+" + add + " -" + remove);
            }
            return relation.withTags(tags);
        });
    }

    private static List<String> tags(Relation relation, List<String> add, List<String> remove) {
        var tags = new LinkedHashSet<>(relation.tagIds());
        tags.addAll(add);
        remove.forEach(tags::remove);
        if (tags.size() > TAGS_OF_A_RELATION) {
            throw new WecomError(40144, "too many tags of the external contact");
        }
        return List.copyOf(tags);
    }

    /** The relation of a member who has the customer; 84061 otherwise. */
    public Relation require(String userId, String externalUserId) {
        return relation(userId, externalUserId)
                .filter(Relation::isFollowed)
                .orElseThrow(() -> new WecomError(84061, "not external contact"));
    }

    private void edit(String userId, String externalUserId, UnaryOperator<Relation> change) {
        save(change.apply(require(userId, externalUserId)));
    }

    private Relation save(Relation relation) {
        index(relation);
        return relations.put(key(relation.userId(), relation.externalUserId()), relation);
    }

    private void index(Relation relation) {
        var userId = relation.userId().toLowerCase(Locale.ROOT);
        membersByCustomer
                .computeIfAbsent(relation.externalUserId(), _ -> new LinkedHashSet<>())
                .add(userId);
        customersByMember.computeIfAbsent(userId, _ -> new LinkedHashSet<>()).add(relation.externalUserId());
    }

    private static String key(String userId, String externalUserId) {
        return userId.toLowerCase(Locale.ROOT) + "/" + externalUserId;
    }
}
