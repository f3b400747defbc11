package dev.scrm.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The customers, the members, and who has whom. */
public final class Customers {
    private static final int TAGS_OF_A_RELATION = 3_000;

    private final World world;
    private final Table<Customer> customers;
    private final Table<Relation> relations;
    private final Map<String, Set<String>> membersByCustomer = new LinkedHashMap<>();
    private final Map<String, List<String>> customersByMember = new LinkedHashMap<>();
    private final Set<String> indexed = new HashSet<>();
    private final Crowds crowds;

    Customers(World world, Crowds crowds, Journal journal) {
        this.world = world;
        this.crowds = crowds;
        customers = journal.table("customers", Customer.class);
        relations = journal.table("relations", Relation.class);
        relations.values().forEach(this::index);
    }

    public Optional<Customer> find(String externalUserId) {
        return customers.find(externalUserId).or(() -> crowds.customer(externalUserId));
    }

    public void save(Customer customer) {
        customers.put(customer.externalUserId(), customer);
    }

    public Relation begin(String userId, Customer customer, Relation.Standing standing, @Nullable String state) {
        return save(Relation.begin(userId, customer, standing, state, world.now()));
    }

    public Optional<Relation> relation(String userId, String externalUserId) {
        return relations.find(key(userId, externalUserId)).or(() -> crowds.relation(userId, externalUserId));
    }

    /** The relations through which the members who are here have a customer. */
    public List<Relation> followers(String externalUserId) {
        var members = new LinkedHashSet<>(membersByCustomer.getOrDefault(externalUserId, Set.of()));
        crowds.memberOf(externalUserId).map(id -> id.toLowerCase(Locale.ROOT)).ifPresent(members::add);
        return members.stream()
                .flatMap(userId -> relation(userId, externalUserId).stream())
                .filter(Relation::isFollowed)
                .filter(relation -> world.members.find(relation.userId()).isPresent())
                .toList();
    }

    /** The customers a member has. */
    public List<String> of(String userId) {
        return LongStream.range(0, positions(userId))
                .mapToObj(position -> at(userId, position))
                .flatMap(Optional::stream)
                .map(Relation::externalUserId)
                .toList();
    }

    /** How many customers a member has or had; each keeps its position for ever. */
    public long positions(String userId) {
        return crowds.sizeFor(userId) + own(userId).size();
    }

    /** The relation at a position, if the member still has the customer. */
    public Optional<Relation> at(String userId, long position) {
        long ofCrowds = crowds.sizeFor(userId);
        var id = position < ofCrowds
                ? crowds.idAt(userId, position)
                : own(userId).get((int) (position - ofCrowds));
        return relation(userId, id).filter(Relation::isFollowed);
    }

    private List<String> own(String userId) {
        return customersByMember.getOrDefault(userId.toLowerCase(Locale.ROOT), List.of());
    }

    /** The relation began by the link of an advertisement. */
    public Relation cameByLink(Relation relation) {
        return save(relation.by(Relation.BY_LINK));
    }

    /** Another member gets a customer with what the first one had noted. */
    Relation inherit(Relation from, String userId) {
        return save(from.inheritedBy(userId, world.now()));
    }

    /** Lets a relation end, or become mutual. */
    public Relation change(Relation relation, Relation.Standing standing) {
        return save(relation.with(standing));
    }

    public void remark(String userId, String externalUserId, Relation.Remark remark) {
        edit(userId, externalUserId, relation -> {
            var noted = relation.with(remark);
            if (!noted.equals(relation)) {
                world.effects.note("externalcontact/remark", userId + "/" + externalUserId, remark.toString());
            }
            return noted;
        });
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

    /** The corp has these tags no more. */
    void lose(Set<String> tagIds) {
        for (var relation : List.copyOf(relations.values())) {
            if (!Collections.disjoint(relation.tagIds(), tagIds)) {
                save(relation.withTags(relation.tagIds().stream()
                        .filter(id -> !tagIds.contains(id))
                        .toList()));
            }
        }
    }

    /** A member has another id, under which they keep their customers. */
    void rename(String userId, String newUserId) {
        for (var externalUserId : List.copyOf(own(userId))) {
            relations.find(key(userId, externalUserId)).ifPresent(relation -> {
                relations.remove(key(userId, externalUserId));
                save(relation.of(newUserId));
            });
        }
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

    /** Customers of crowds have their positions already. */
    private void index(Relation relation) {
        var userId = relation.userId().toLowerCase(Locale.ROOT);
        if (!indexed.add(key(userId, relation.externalUserId()))) {
            return;
        }
        membersByCustomer
                .computeIfAbsent(relation.externalUserId(), _ -> new LinkedHashSet<>())
                .add(userId);
        if (crowds.relation(userId, relation.externalUserId()).isEmpty()) {
            customersByMember.computeIfAbsent(userId, _ -> new ArrayList<>()).add(relation.externalUserId());
        }
    }

    private static String key(String userId, String externalUserId) {
        return userId.toLowerCase(Locale.ROOT) + "/" + externalUserId;
    }
}
