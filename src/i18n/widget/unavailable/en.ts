import type { UnavailableMessages } from './ru.ts';

export const messages: UnavailableMessages = {
  title: 'The form does not work on this page',
  elsewhere:
    'You can file your appeal on the E-Otinish portal, by letter, or in person at the agency’s office.',
  forWebmaster: 'For the webmaster',
  origin: (origin, agency) =>
    `The address ${origin} is not on the list of sites of agency ${agency}. Ask the operator of the intake to add this origin to agency ${agency}.`,
  agency: (agency, intake) =>
    `There is no agency with the code “${agency}” on ${intake}. Check the attributes agency and intake of the tag dauys-appeal-form.`,
};
