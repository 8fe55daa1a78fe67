package de.vorhabenpfad.portal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what this is, how the network works, and where to go from here. */
@Controller
final class StartPage {

    private final JdbcClient jdbc;

    StartPage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What everybody may know about the toolbox.
     *
     * @param adoptions by authorities that have put one of these entries to use
     */
    record Figures(long entries, long adoptions) {
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("figures", jdbc.sql("""
                select count(distinct entry.slug) as entries, count(adoption.id) as adoptions
                from toolbox_entry entry left join adoption on adoption.slug = entry.slug and adoption.status = 'in-use'
                where entry.visibility = 'public' and entry.retired_at is null""").query(Figures.class).single());
        return "start";
    }
}
