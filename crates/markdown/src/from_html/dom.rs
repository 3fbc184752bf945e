//! HTML as a small tree in a vector: what the HTML parser builds and the Markdown writer walks.

use std::{borrow::Cow, cell::RefCell};

use html5ever::{
    Attribute, LocalName, Namespace, ParseOpts, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink, tree_builder::ElemName},
    local_name, ns, parse_fragment,
    tendril::{StrTendril, TendrilSink},
};

/// A node by its place in [`Dom`].
pub(super) type NodeId = usize;

const DOCUMENT: NodeId = 0;

/// A parsed piece of HTML.
pub(super) struct Dom {
    nodes: Vec<Node>,
}

struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    data: Data,
}

enum Data {
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// The document itself, comments, instructions.
    Other,
}

impl Dom {
    /// Parses a fragment as it would stand in a page's body. Any input gives a tree.
    pub(super) fn parse(html: &str) -> Self {
        let body = QualName::new(None, ns!(html), local_name!("body"));
        let sink = Sink { nodes: RefCell::new(vec![Node::new(Data::Other)]) };
        parse_fragment(sink, ParseOpts::default(), body, Vec::new(), false).one(html)
    }

    /// The top of the tree.
    pub(super) fn root(&self) -> NodeId {
        DOCUMENT
    }

    /// Children in order.
    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        &self.nodes[node].children
    }

    /// Name of an element, `""` for what is none.
    pub(super) fn name(&self, node: NodeId) -> &str {
        match &self.nodes[node].data {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// Text of a text node.
    pub(super) fn text(&self, node: NodeId) -> Option<&str> {
        match &self.nodes[node].data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Value of an element's attribute.
    pub(super) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        let Data::Element { attributes, .. } = &self.nodes[node].data else { return None };
        attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// A node and all below it, in document order.
    pub(super) fn descendants(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut stack = vec![node];
        std::iter::from_fn(move || {
            let next = stack.pop()?;
            stack.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// For each node, whether it is or holds an element that `test` accepts by name.
    pub(super) fn holds(&self, test: impl Fn(&str) -> bool) -> Vec<bool> {
        let mut holds = vec![false; self.nodes.len()];
        let order: Vec<NodeId> = self.descendants(DOCUMENT).collect();
        for node in order.into_iter().rev() {
            holds[node] = test(self.name(node)) || self.children(node).iter().any(|child| holds[*child]);
        }
        holds
    }
}

impl Node {
    fn new(data: Data) -> Self {
        Self { parent: None, children: Vec::new(), data }
    }
}

/// Receives the tree from the parser.
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl Sink {
    fn add(&self, data: Data) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(data));
        nodes.len() - 1
    }

    /// Inserts before the child at `place`, joining neighbouring texts.
    fn insert(&self, parent: NodeId, place: usize, child: NodeOrText<NodeId>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.remove_from_parent(&child);
                child
            }
            NodeOrText::AppendText(text) => {
                if self.append_to_text(parent, place, &text) {
                    return;
                }
                self.add(Data::Text(text.into()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        let place = place.min(nodes[parent].children.len());
        nodes[parent].children.insert(place, child);
    }

    fn append_to_text(&self, parent: NodeId, place: usize, text: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let Some(before) = place.checked_sub(1).and_then(|at| nodes[parent].children.get(at).copied()) else {
            return false;
        };
        let Data::Text(existing) = &mut nodes[before].data else { return false };
        existing.push_str(text);
        true
    }

    /// Where a node stands among its parent's children.
    fn place(&self, node: NodeId) -> Option<(NodeId, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[node].parent?;
        let place = nodes[parent].children.iter().rposition(|child| *child == node)?;
        Some((parent, place))
    }

    fn child_count(&self, node: NodeId) -> usize {
        self.nodes.borrow()[node].children.len()
    }
}

/// The name of an element, for the parser.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        match &self.nodes.borrow()[*target].data {
            Data::Element { name, .. } => Name(name.clone()),
            _ => Name(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.add(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, self.child_count(*parent), child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        match self.place(*element) {
            Some((parent, place)) => self.insert(parent, place, child),
            None => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template are never shown: they go nowhere.
    fn get_template_contents(&self, _: &NodeId) -> NodeId {
        self.add(Data::Other)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.remove_from_parent(node);
        }
        if let Some((parent, place)) = self.place(*sibling) {
            self.insert(parent, place, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Data::Element { attributes: existing, .. } = &mut nodes[*target].data {
            for attribute in attributes {
                if !existing.iter().any(|known| known.name == attribute.name) {
                    existing.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        if let Some((parent, place)) = self.place(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(place);
            nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for child in &children {
            nodes[*child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }
}
