package de.vorhabenpfad.bench;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;

/** One of the two that are compared. */
interface Contender {

    String name();

    ProcessEngine engine();

    DataSource dataSource();

    Counters counters();

    /** Starts a stage process of a new initiative, as the product itself; returns the number. */
    String start(String process);

    /** Completes a task with these answers in the name of the account that is signed in. */
    void complete(String task, Map<String, Object> answers);

    /** The account's groups. */
    List<String> groups(String account);
}
