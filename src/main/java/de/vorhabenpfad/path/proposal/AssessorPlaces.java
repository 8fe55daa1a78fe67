package de.vorhabenpfad.path.proposal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who assesses what in which round: evenly, and nobody twice in a round. */
@Component
class AssessorPlaces {

    private final JdbcClient jdbc;
    private final Clock clock;

    AssessorPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Gives a place to whoever of the eligible had the fewest so far and none in this round. Two places that are filled in
     * the same moment never go to the same person: the second waits for the first on the unique key.
     *
     * @return the account, or null if nobody is left
     */
    @Nullable String take(String number, int round, List<String> eligible) {
        List<String> byLoad = jdbc.sql("""
                select account from unnest(:eligible::text[]) as account
                left join assessment_place place on place.assessor = account
                group by account order by count(place.assessor), account""")
                .param("eligible", eligible.toArray(String[]::new)).query(String.class).list();
        for (String assessor : byLoad) {
            int taken = jdbc.sql("""
                    insert into assessment_place (number, round, assessor, assigned_at) values (:number, :round, :assessor, :at)
                    on conflict do nothing""")
                    .param("number", number).param("round", round).param("assessor", assessor)
                    .param("at", Timestamp.from(clock.instant())).update();
            if (taken == 1) {
                return assessor;
            }
        }
        return null;
    }
}
