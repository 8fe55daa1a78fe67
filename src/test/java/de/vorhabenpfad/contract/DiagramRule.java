package de.vorhabenpfad.contract;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A picture that can be read: everything is drawn, nothing covers anything else, the good path runs straight to the right. */
final class DiagramRule {

    /** Pixels by which drawn things may miss each other. */
    private static final double SLACK = 2;

    private final Map<FlowNode, Rectangle2D> shapes = new LinkedHashMap<>();
    private final Map<String, Rectangle2D> labels = new LinkedHashMap<>();
    private final Map<SequenceFlow, List<Point2D>> lines = new LinkedHashMap<>();
    private final Models.Model model;
    private final List<String> findings = new ArrayList<>();

    private DiagramRule(Models.Model model) {
        this.model = model;
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            FlowNode node = (FlowNode) shape.getBpmnElement();
            shapes.put(node, rectangle(shape.getBounds()));
            label(node.getId(), shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
            lines.put(flow, edge.getWaypoints().stream().map(DiagramRule::point).toList());
            label(flow.getId(), edge.getBpmnLabel());
        }
    }

    /** @param goodPath ids of the nodes that stand on one straight line, from left to right */
    static List<String> findings(Models.Model model, List<String> goodPath) {
        DiagramRule rule = new DiagramRule(model);
        if (rule.isComplete()) {
            rule.overlaps();
            rule.nesting();
            rule.lines();
            rule.labels();
            rule.goodPath(goodPath);
        }
        return rule.findings;
    }

    private boolean isComplete() {
        model.all(FlowNode.class).stream().filter(node -> !shapes.containsKey(node)).forEach(node -> findings.add(node.getId() + " is not drawn"));
        model.all(SequenceFlow.class).stream().filter(flow -> !lines.containsKey(flow)).forEach(flow -> findings.add(flow.getId() + " is not drawn"));
        return findings.isEmpty();
    }

    private void overlaps() {
        List<FlowNode> nodes = List.copyOf(shapes.keySet());
        for (int i = 0; i < nodes.size(); i++) {
            for (FlowNode other : nodes.subList(i + 1, nodes.size())) {
                FlowNode one = nodes.get(i);
                if (!belongTogether(one, other) && shapes.get(one).intersects(shapes.get(other))) {
                    findings.add(one.getId() + " and " + other.getId() + " overlap");
                }
            }
        }
    }

    private void nesting() {
        shapes.forEach((node, shape) -> {
            if (node.getParentElement() instanceof SubProcess outer && !shapes.get(outer).contains(shape)) {
                findings.add(node.getId() + " stands outside of " + outer.getId());
            }
            if (node instanceof BoundaryEvent event && !touches(shapes.get((FlowNode) event.getAttachedTo()), centre(shape))) {
                findings.add(node.getId() + " does not sit on the edge of " + event.getAttachedTo().getId());
            }
        });
    }

    private void lines() {
        lines.forEach((flow, points) -> {
            if (!meets(flow.getSource(), points.get(0)) || !meets(flow.getTarget(), points.get(points.size() - 1))) {
                findings.add("the flow " + flow.getId() + " does not touch what it connects");
            }
            shapes.forEach((node, shape) -> {
                boolean own = node.equals(flow.getSource()) || node.equals(flow.getTarget()) || isInside(flow, node);
                if (!own && crosses(points, inner(shape))) {
                    findings.add("the flow " + flow.getId() + " runs through " + node.getId());
                }
            });
        });
    }

    private void labels() {
        List<String> ids = List.copyOf(labels.keySet());
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Rectangle2D label = labels.get(id);
            if (label.isEmpty() || label.getX() < 0 || label.getY() < 0) {
                findings.add("the label of " + id + " stands outside of the picture");
            }
            ids.subList(i + 1, ids.size()).stream().filter(other -> inner(labels.get(other)).intersects(inner(label)))
                    .forEach(other -> findings.add("the labels of " + id + " and " + other + " overlap"));
            shapes.forEach((node, shape) -> {
                if (shape.intersects(inner(label)) && !(node instanceof SubProcess && shape.contains(label))) {
                    findings.add("the label of " + id + " lies over " + node.getId());
                }
            });
            lines.forEach((flow, points) -> {
                if (crosses(points, inner(label))) {
                    findings.add("the flow " + flow.getId() + " runs through the label of " + id);
                }
            });
        }
    }

    private void goodPath(List<String> goodPath) {
        Rectangle2D before = shape(goodPath.get(0));
        for (String id : goodPath.subList(1, goodPath.size())) {
            Rectangle2D shape = shape(id);
            if (Math.abs(shape.getCenterY() - before.getCenterY()) > SLACK) {
                findings.add(id + " leaves the line of the good path");
            } else if (shape.getCenterX() <= before.getCenterX()) {
                findings.add(id + " stands left of what comes before it");
            }
            before = shape;
        }
    }

    private Rectangle2D shape(String id) {
        FlowNode node = Objects.requireNonNull(model.instance().getModelElementById(id), id);
        return shapes.get(node);
    }

    private boolean meets(FlowNode node, Point2D point) {
        Rectangle2D shape = shapes.get(node);
        double x = Math.abs(point.getX() - shape.getCenterX());
        double y = Math.abs(point.getY() - shape.getCenterY());
        if (node instanceof Gateway) {
            return Math.abs(x + y - shape.getWidth() / 2) <= SLACK;
        }
        return node instanceof Event ? Math.abs(Math.hypot(x, y) - shape.getWidth() / 2) <= SLACK : touches(shape, point);
    }

    private static boolean touches(Rectangle2D shape, Point2D point) {
        Rectangle2D outer = new Rectangle2D.Double(shape.getX() - SLACK, shape.getY() - SLACK, shape.getWidth() + 2 * SLACK, shape.getHeight() + 2 * SLACK);
        return outer.contains(point) && !inner(shape).contains(point);
    }

    private static boolean crosses(List<Point2D> points, Rectangle2D shape) {
        for (int i = 1; i < points.size(); i++) {
            if (shape.intersectsLine(new Line2D.Double(points.get(i - 1), points.get(i)))) {
                return true;
            }
        }
        return false;
    }

    private static Rectangle2D inner(Rectangle2D shape) {
        return new Rectangle2D.Double(shape.getX() + SLACK, shape.getY() + SLACK, shape.getWidth() - 2 * SLACK, shape.getHeight() - 2 * SLACK);
    }

    private static boolean belongTogether(FlowNode one, FlowNode other) {
        return isInside(one, other) || isInside(other, one) || one instanceof BoundaryEvent event && event.getAttachedTo().equals(other)
                || other instanceof BoundaryEvent edge && edge.getAttachedTo().equals(one);
    }

    private static boolean isInside(FlowElement element, FlowNode outer) {
        for (var parent = element.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private void label(String id, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(id, rectangle(label.getBounds()));
        }
    }

    private static Point2D centre(Rectangle2D shape) {
        return new Point2D.Double(shape.getCenterX(), shape.getCenterY());
    }

    private static Point2D point(Waypoint waypoint) {
        return new Point2D.Double(waypoint.getX(), waypoint.getY());
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
