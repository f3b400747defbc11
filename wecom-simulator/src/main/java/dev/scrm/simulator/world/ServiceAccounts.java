package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of customer service, and the members who serve in them. */
public final class ServiceAccounts {
    private static final int MOST = 5_000;

    /** Who serves in an account: members, and departments with all their members. */
    public record Servicers(String openKfId, List<String> userIds, List<Long> departments) {
        public Servicers {
            userIds = List.copyOf(userIds);
            departments = List.copyOf(departments);
        }
    }

    /** A member who takes no customers of an account: has stopped (0), or is away for a while (1). */
    public record Rest(String openKfId, String userId, int stopType) {}

    private final World world;
    private final Table<Corp.ServiceAccount> accounts;
    private final Table<Servicers> servicers;
    private final Table<Rest> rests;

    ServiceAccounts(World world, Corp corp, Seeds seeds, Journal journal) {
        this.world = world;
        accounts = journal.table("serviceAccounts", Corp.ServiceAccount.class);
        servicers = journal.table("servicers", Servicers.class);
        rests = journal.table("servicerRests", Rest.class);
        for (var account : corp.accounts()) {
            if (seeds.isNew("serviceAccount", account.openKfId())) {
                accounts.restore(account.openKfId(), account);
                var everybody = corp.members().stream().map(Corp.Member::userId).toList();
                servicers.restore(account.openKfId(), new Servicers(account.openKfId(), everybody, List.of()));
            }
        }
    }

    public Optional<Corp.ServiceAccount> find(String openKfId) {
        return accounts.find(openKfId);
    }

    /** 95000 for no id, 95004 for one that is not known. */
    public Corp.ServiceAccount require(String openKfId) {
        return find(openKfId).orElseThrow(() -> new WecomError(95004, "open_kfid not exist"));
    }

    public List<Corp.ServiceAccount> all() {
        return List.copyOf(accounts.values());
    }

    public Corp.ServiceAccount add(String name) {
        if (accounts.size() >= MOST) {
            throw new WecomError(95005, "too many kf accounts");
        }
        return save(new Corp.ServiceAccount(world.code("wk", 30), name));
    }

    public Corp.ServiceAccount save(Corp.ServiceAccount account) {
        return accounts.put(account.openKfId(), account);
    }

    public void remove(Corp.ServiceAccount account) {
        accounts.remove(account.openKfId());
        servicers.remove(account.openKfId());
        rests.values().stream()
                .filter(rest -> rest.openKfId().equals(account.openKfId()))
                .toList()
                .forEach(rest -> rests.remove(key(rest.openKfId(), rest.userId())));
    }

    public Servicers servicers(String openKfId) {
        return servicers.find(openKfId).orElse(new Servicers(openKfId, List.of(), List.of()));
    }

    public void save(Servicers changed) {
        servicers.put(changed.openKfId(), changed);
    }

    /** How a member rests; empty for one who takes customers. */
    public Optional<Rest> rest(String openKfId, String userId) {
        return rests.find(key(openKfId, userId));
    }

    void rest(String openKfId, String userId, @Nullable Integer stopType) {
        var key = key(openKfId, userId);
        if (stopType == null) {
            rests.remove(key);
        } else {
            rests.put(key, new Rest(openKfId, userId, stopType));
        }
    }

    /** Whether a member serves in the account, by themselves or by a department. */
    public boolean serves(String openKfId, String userId) {
        return members(openKfId).contains(userId);
    }

    private Set<String> members(String openKfId) {
        var serving = servicers(openKfId);
        var members = new LinkedHashSet<>(serving.userIds());
        serving.departments().forEach(id -> world.members.in(id).forEach(member -> members.add(member.userId())));
        members.removeIf(userId -> world.members.find(userId).isEmpty());
        return members;
    }

    private static String key(String openKfId, String userId) {
        return openKfId + "/" + userId;
    }
}
