package dev.scrm.endtoend.crash;

import dev.scrm.endtoend.Api;
import dev.scrm.platform.events.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is there when everything has come to rest, counted from outside.
 *
 * @param answered customers whose add callback was answered 200
 * @param contacts contacts of the contact-service
 * @param answeredWithoutContact answered customers without a contact: lost
 * @param contactsTwice contacts beyond the first of a customer
 * @param figureContacts contacts added, as analytics has them
 * @param wrote customers who wrote to customer service
 * @param wroteWithoutTicket of these, those without a ticket: lost
 * @param ticketsTwice tickets beyond the first of a customer
 * @param figureTickets tickets opened, as analytics has them
 * @param tickets tickets of the ticket-service
 * @param delivered welcome codes that the simulator delivered
 * @param deliveredTwice welcome codes with more than one successful call
 * @param askedAgain calls with a welcome code that had been used: how a gateway learns what became of a call that its end
 *     interrupted
 * @param commands welcome commands on their topic
 * @param commandsWithoutOutcome welcome commands on their topic without an outcome on the other
 * @param commandsWithTwoOutcomes welcome commands with more than one outcome
 * @param welcomesSent outcomes sent, as analytics has them
 * @param welcomesExpired outcomes expired
 * @param welcomesFailed outcomes failed
 */
public record CrashCounts(
        int answered,
        int contacts,
        int answeredWithoutContact,
        int contactsTwice,
        long figureContacts,
        int wrote,
        int wroteWithoutTicket,
        int ticketsTwice,
        long figureTickets,
        int tickets,
        int delivered,
        int deliveredTwice,
        int askedAgain,
        int commands,
        int commandsWithoutOutcome,
        int commandsWithTwoOutcomes,
        long welcomesSent,
        long welcomesExpired,
        long welcomesFailed) {

    /** What WeCom answers to a welcome code that was used before. */
    private static final int CODE_USED = 41051;

    /** The places the counts come from. */
    record Sources(
            String corpId, Api simulator, Api contacts, Api tickets, Api analytics, WelcomeCommands welcomeCommands) {}

    static CrashCounts of(Sources sources, Set<String> wrote) {
        Set<String> answered = new HashSet<>();
        for (var delivery :
                sources.simulator().get("/sim/v1/deliveries?since=0").path("items")) {
            boolean add = delivery.path("event").asString("").contains("add_external_contact");
            if (add && delivery.path("status").asString("").equalsIgnoreCase("delivered")) {
                answered.add(delivery.path("externalUserId").asString());
            }
        }
        Map<String, Integer> contacts = new HashMap<>();
        for (var contact : sources.contacts().all("/api/v1/contacts")) {
            contacts.merge(contact.path("externalUserId").asString(), 1, Integer::sum);
        }
        Map<String, Integer> tickets = new HashMap<>();
        for (var ticket : sources.tickets().all("/api/v1/tickets")) {
            tickets.merge(ticket.path("contactId").asString(), 1, Integer::sum);
        }
        Map<String, Integer> welcomed = new HashMap<>();
        int askedAgain = 0;
        for (var call : sources.simulator().get("/sim/v1/calls?since=0").path("items")) {
            if (call.path("path").asString("").endsWith("/send_welcome_msg")) {
                int answer = call.path("answer").path("errcode").asInt(-1);
                if (answer == 0) {
                    welcomed.merge(call.path("body").path("welcome_code").asString(), 1, Integer::sum);
                } else if (answer == CODE_USED) {
                    askedAgain++;
                }
            }
        }
        var outcomes = sources.welcomeCommands().count();
        var totals = sources.analytics().get("/api/v1/metrics").path("totals");
        return new CrashCounts(
                answered.size(),
                contacts.values().stream().mapToInt(Integer::intValue).sum(),
                missing(answered, contacts),
                twice(contacts),
                count(totals, "contactsAdded"),
                wrote.size(),
                missing(contactIds(sources.corpId(), wrote), tickets),
                twice(tickets),
                count(totals, "ticketsOpened"),
                tickets.values().stream().mapToInt(Integer::intValue).sum(),
                welcomed.size(),
                twice(welcomed),
                askedAgain,
                outcomes.all(),
                outcomes.without(),
                outcomes.withTwo(),
                count(totals, "welcomesSent"),
                count(totals, "welcomesExpired"),
                count(totals, "welcomesFailed"));
    }

    /** Whether nothing was lost, nothing happened twice, and every figure is exact. */
    public boolean clean() {
        return lost() == 0 && duplicates() == 0 && figureContacts == contacts && figureTickets == tickets;
    }

    /** Accepted things without their effect; a welcome without any outcome counts as lost. */
    public long lost() {
        long withoutOutcome = Math.max(0, contacts - welcomesSent - welcomesExpired - welcomesFailed);
        long deliveredButNotTold = Math.max(0, delivered - welcomesSent);
        long toldButNotDelivered = Math.max(0, welcomesSent - delivered);
        return answeredWithoutContact
                + wroteWithoutTicket
                + withoutOutcome
                + Math.max(0, contacts - commands)
                + commandsWithoutOutcome
                + deliveredButNotTold
                + toldButNotDelivered;
    }

    /** Effects beyond the first. */
    public long duplicates() {
        long tooManyOutcomes = Math.max(0, welcomesSent + welcomesExpired + welcomesFailed - contacts);
        return contactsTwice + ticketsTwice + deliveredTwice + commandsWithTwoOutcomes + tooManyOutcomes;
    }

    /** The counts as {@code key=value} for the result line. */
    public String line() {
        var line = new StringJoiner(" ");
        line.add("answered=" + answered).add("contacts=" + contacts).add("figure_contacts=" + figureContacts);
        line.add("wrote=" + wrote).add("tickets=" + tickets).add("figure_tickets=" + figureTickets);
        line.add("welcome_commands=" + commands);
        line.add("welcomes_delivered=" + delivered).add("welcomes_sent=" + welcomesSent);
        line.add("welcomes_expired=" + welcomesExpired).add("welcomes_failed=" + welcomesFailed);
        line.add("welcomes_asked_again=" + askedAgain);
        line.add("welcomes_twice=" + deliveredTwice).add("lost=" + lost()).add("duplicates=" + duplicates());
        return line.toString();
    }

    /** Who writes may have no contact: the callback that would have made it was never taken. */
    private static Set<String> contactIds(String corpId, Set<String> externalUserIds) {
        return externalUserIds.stream()
                .map(externalUserId -> Ids.contact(corpId, externalUserId))
                .collect(Collectors.toSet());
    }

    private static int missing(Set<String> expected, Map<String, Integer> found) {
        return (int) expected.stream().filter(id -> !found.containsKey(id)).count();
    }

    private static int twice(Map<String, Integer> found) {
        return found.values().stream().mapToInt(count -> count - 1).sum();
    }

    private static long count(JsonNode totals, String name) {
        return totals.path(name).asLong(0);
    }
}
