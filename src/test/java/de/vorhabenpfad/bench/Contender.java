package de.vorhabenpfad.bench;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import de.vorhabenpfad.network.Network;
import org.camunda.bpm.engine.ProcessEngine;

/** One of the two that are compared. */
abstract class Contender {

    private final String name;
    private final DataSource dataSource;
    private final Counters counters;
    private final Network network;

    Contender(String name, DataSource dataSource, Counters counters, Network network) {
        this.name = name;
        this.dataSource = dataSource;
        this.counters = counters;
        this.network = network;
    }

    final String name() {
        return name;
    }

    final DataSource dataSource() {
        return dataSource;
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
