package de.vorhabenpfad.bench;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import de.vorhabenpfad.network.Network;
import org.camunda.bpm.engine.ProcessEngine;

/** One of the two that are compared. */
abstract class Contender {

    private final String name;
    private final DataSource superuser;
    private final Counters counters;
    private final Network network;

    /** @param superuser connects to the same database with the right to copy rows without looking up what they refer to */
    Contender(String name, DataSource superuser, Counters counters, Network network) {
        this.name = name;
        this.superuser = superuser;
        this.counters = counters;
        this.network = network;
    }

    final String name() {
        return name;
    }

    final DataSource superuser() {
        return superuser;
    }

    final Counters counters() {
        return counters;
    }

    /** The account's groups. */
    final List<String> groups(String account) {
        return List.copyOf(network.person(account).orElseThrow().groups());
    }

    abstract ProcessEngine engine();

    /** Starts a stage process of a new initiative, as the product itself; returns the number. */
    abstract String start(String process);

    /** Completes a task with these answers in the name of the account that is signed in. */
    abstract void complete(String task, Map<String, Object> answers);
}
