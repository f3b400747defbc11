package dev.scrm.contact.sidebar;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.portrait.DrawPortrait;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.stage.StagesOfCorps;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use case of the feature. */
@Configuration(proxyBeanMethods = false)
class SidebarConfiguration {
    @Bean(destroyMethod = "close")
    ExecutorService sidebarReaders() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    FollowTickets followTickets(OpenTickets tickets, Contacts contacts) {
        return new FollowTickets(tickets, contacts);
    }

    @Bean
    ShowSidebar showSidebar(
            FindContact findContact,
            Fields fields,
            StagesOfCorps stages,
            SegmentMembers members,
            Segments segments,
            GroupChats groups,
            DrawPortrait drawPortrait,
            OpenTickets tickets,
            ExecutorService sidebarReaders) {
        return new ShowSidebar(
                findContact, fields, stages, members, segments, groups, drawPortrait, tickets, sidebarReaders);
    }
}
